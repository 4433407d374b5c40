package io.ktstr.machine.guest.kernel;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** A hand-made bzImage around a payload, made as kernel builds make theirs. */
final class SampleBzImage {

  static final int SETUP_SIZE = 2 * 512;
  static final int PAYLOAD_OFFSET = 64;

  /** What follows the payload: the end of the code that unpacks it. */
  private static final int REST = 100;

  private static final int LZ4_BLOCK = 16_000;

  private final String version;
  private final byte[] payload;

  SampleBzImage(String version, byte[] payload) {
    this.version = version;
    this.payload = payload.clone();
  }

  /** The compressions of arch/x86/boot/compressed/Makefile that can be unpacked. */
  enum Compression {
    GZIP,
    XZ,
    ZSTD,
    LZ4;

    byte[] payload(byte[] content) {
      try {
        return switch (this) {
          case GZIP -> gzip(content);
          case XZ -> withSize(xz(content), content.length);
          case ZSTD -> withSize(zstd(content), content.length);
          case LZ4 -> withSize(lz4(content), content.length);
        };
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static SampleBzImage of(String version, Compression compression) {
    return new SampleBzImage(version, compression.payload(SampleElf.of(version).bytes()));
  }

  byte[] bytes() {
    int codeSize = (PAYLOAD_OFFSET + payload.length + REST + 15) / 16 * 16;
    ByteBuffer image = ByteBuffer.allocate(SETUP_SIZE + codeSize).order(ByteOrder.LITTLE_ENDIAN);
    image.put(0x1f1, (byte) 1).putInt(0x1f4, codeSize / 16).putShort(0x1fe, (short) 0xaa55);
    image.position(0x202).put("HdrS".getBytes(StandardCharsets.US_ASCII));
    image.putShort(0x206, (short) 0x020f).putShort(0x20e, (short) 0x100).put(0x211, (byte) 1);
    image.putShort(0x236, (short) 0x7f);
    image.putInt(0x248, PAYLOAD_OFFSET).putInt(0x24c, payload.length);
    String text = version + " (user@host) #1 SMP\0";
    image.position(0x300).put(text.getBytes(StandardCharsets.ISO_8859_1));
    image.position(SETUP_SIZE + PAYLOAD_OFFSET).put(payload);
    return image.array();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] xz(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FilterOptions[] filters = {new X86Options(), new LZMA2Options(0)};
    try (OutputStream out = new XZOutputStream(bytes, filters, XZ.CHECK_CRC32)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zstd(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(bytes)) {
      out.setChecksum(true);
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] lz4(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {0x02, 0x21, 0x4c, 0x18});
    for (int start = 0; start < content.length; start += LZ4_BLOCK) {
      int end = Math.min(content.length, start + LZ4_BLOCK);
      byte[] block = lz4Block(Arrays.copyOfRange(content, start, end));
      bytes.write(littleEndian(block.length));
      bytes.write(block);
    }
    return bytes.toByteArray();
  }

  private static byte[] lz4Block(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new BlockLZ4CompressorOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] withSize(byte[] compressed, int size) {
    return ByteBuffer.allocate(compressed.length + Integer.BYTES)
        .put(compressed)
        .put(littleEndian(size))
        .array();
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
