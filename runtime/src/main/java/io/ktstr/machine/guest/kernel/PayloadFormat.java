package io.ktstr.machine.guest.kernel;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.SingleXZInputStream;

/**
 * How the payload of a bzImage may be compressed, told by magic numbers (payload_offset in
 * Documentation/arch/x86/boot.rst). Each decodes one stream and ignores what follows: kernel builds
 * append the uncompressed size.
 */
enum PayloadFormat {
  GZIP("1f8b"),
  XZ("fd377a585a00"),
  ZSTD("28b52ffd"),
  LZ4("02214c18"),
  UNCOMPRESSED("7f454c46"),
  BZIP2("425a68"),
  LZMA("5d0000"),
  LZO("894c5a4f");

  /** The longest magic number, in bytes. */
  private static final int MAX_MAGIC = 6;

  /**
   * Kernel builds use dictionaries of 32 MiB, newer ones of 128 MiB (scripts/xz_wrap.sh); the
   * decoder needs a bit more.
   */
  private static final int XZ_MEMORY_KIB = 130 << 10;

  /** Logarithm of the largest window, 128 MiB, which is also the library's own limit. */
  private static final int ZSTD_WINDOW_LOG = 27;

  /** In hexadecimal digits. */
  private final String magic;

  PayloadFormat(String magic) {
    this.magic = magic;
  }

  /** The format of a payload, if it is known. */
  static Optional<PayloadFormat> of(byte[] payload) {
    String start = HexFormat.of().formatHex(payload, 0, Math.min(payload.length, MAX_MAGIC));
    return Stream.of(values()).filter(format -> start.startsWith(format.magic)).findFirst();
  }

  /**
   * Starts decoding.
   *
   * @param payload begins with the magic number of this format
   * @return the uncompressed bytes; reading fails with an IOException where they are damaged
   * @throws IOException when the start is damaged, needs too much memory or the format is not
   *     supported
   */
  InputStream open(byte[] payload) throws IOException {
    InputStream bytes = new ByteArrayInputStream(payload);
    return switch (this) {
      case GZIP -> new GZIPInputStream(bytes);
      case XZ -> new SingleXZInputStream(bytes, XZ_MEMORY_KIB);
      case ZSTD -> zstd(payload);
      case LZ4 -> new Lz4LegacyInputStream(payload);
      case UNCOMPRESSED -> bytes;
      case BZIP2, LZMA, LZO -> throw new IOException("this compression is not supported");
    };
  }

  /** The library's stream expects another frame after the first one, so it is given only that. */
  private static InputStream zstd(byte[] payload) throws IOException {
    long length = Zstd.findFrameCompressedSize(payload);
    if (Zstd.isError(length)) {
      throw new IOException(Zstd.getErrorName(length));
    }
    InputStream frame = new ByteArrayInputStream(payload, 0, Math.toIntExact(length));
    return new ZstdInputStreamNoFinalizer(frame).setLongMax(ZSTD_WINDOW_LOG);
  }
}
