package io.ktstr.machine.guest.kernel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;

/**
 * The legacy frame of LZ4 as kernels use it (lib/decompress_unlz4.c): a magic number, then blocks,
 * each preceded by its compressed size as 4 little-endian bytes. The frame has no end mark and no
 * checksum; kernel builds append the uncompressed size in 4 bytes, which is compared.
 */
final class Lz4LegacyInputStream extends InputStream {

  private static final int MAGIC_SIZE = 4;

  /** What 8 MiB, the size of a full block, can grow to when they cannot be compressed. */
  private static final int MAX_BLOCK = (8 << 20) + (8 << 20) / 255 + 16;

  private final ByteBuffer payload;
  private InputStream block = InputStream.nullInputStream();
  private long total;

  /**
   * Reads a frame.
   *
   * @param payload the magic number, which is not looked at, blocks, and the uncompressed size
   */
  Lz4LegacyInputStream(byte[] payload) {
    this.payload = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC_SIZE);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = block.read(bytes, offset, length);
    while (count < 0 && payload.remaining() > Integer.BYTES) {
      block = nextBlock();
      count = block.read(bytes, offset, length);
    }
    if (count < 0) {
      checkTotal();
      return -1;
    }
    total += count;
    return count;
  }

  private InputStream nextBlock() throws IOException {
    int size = payload.getInt();
    if (size <= 0 || size > MAX_BLOCK || size > payload.remaining()) {
      throw new IOException("an LZ4 block claims " + Integer.toUnsignedString(size) + " bytes");
    }
    InputStream bytes = new ByteArrayInputStream(payload.array(), payload.position(), size);
    payload.position(payload.position() + size);
    return new BlockLZ4CompressorInputStream(bytes);
  }

  private void checkTotal() throws IOException {
    if (payload.remaining() != Integer.BYTES || payload.getInt(payload.position()) != (int) total) {
      throw new IOException("its size does not agree with the size in its last 4 bytes");
    }
  }
}
