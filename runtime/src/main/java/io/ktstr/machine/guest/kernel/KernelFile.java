package io.ktstr.machine.guest.kernel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Random access to a file that may be anything; every read is checked against the size of the file.
 */
final class KernelFile implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;
  private final long size;

  private KernelFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * Opens a regular file.
   *
   * @throws KernelException when it is missing, not a regular file or unreadable
   */
  static KernelFile open(Path path) {
    try {
      requireRegular(path);
      return new KernelFile(path, FileChannel.open(path));
    } catch (IOException e) {
      throw new KernelException(path + " cannot be read", e, Advice.NAME_A_KERNEL);
    }
  }

  private static void requireRegular(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return;
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    throw new KernelException(
        path + " cannot be booted",
        Files.isDirectory(path) ? "it is a directory" : "it is not a regular file",
        Advice.NAME_A_KERNEL);
  }

  Path path() {
    return path;
  }

  /** In bytes. */
  long size() {
    return size;
  }

  /** Whether the file has these bytes, written as unsigned values, at an offset. */
  boolean hasMagic(long offset, int... magic) {
    if (offset + magic.length > size) {
      return false;
    }
    ByteBuffer bytes = read(offset, magic.length, "magic number");
    for (int expected : magic) {
      if (Byte.toUnsignedInt(bytes.get()) != expected) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads a piece, for little-endian access.
   *
   * @param offset from the start of the file, in bytes
   * @param length in bytes; memory is taken only when the file has them
   * @param what the piece, for the message
   * @throws KernelException when the file ends before
   */
  ByteBuffer read(long offset, int length, String what) {
    requireWithin(offset, length, what);
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, offset + bytes.position()) < 0) {
          throw new EOFException("it became shorter while it was read");
        }
      }
    } catch (IOException e) {
      throw new KernelException(path + " cannot be read", e, Advice.COPY_AGAIN);
    }
    return bytes.flip();
  }

  /**
   * Checks that a piece lies in the file.
   *
   * @param offset from the start of the file, in bytes
   * @param length in bytes
   * @param what the piece, for the message
   * @throws KernelException when the file ends before
   */
  void requireWithin(long offset, long length, String what) {
    if (offset < 0 || length < 0 || offset > size || length > size - offset) {
      throw failure(
          "is cut short or damaged",
          String.format(
              "its %s should be %s bytes at offset %s, and the file has %s bytes",
              what,
              Long.toUnsignedString(length),
              Long.toUnsignedString(offset),
              Long.toUnsignedString(size)),
          Advice.COPY_AGAIN);
    }
  }

  /** An exception whose fact begins with the path of this file. */
  KernelException failure(String fact, String reason, String fix) {
    return new KernelException(path + " " + fact, reason, fix);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new KernelException(path + " cannot be closed", e, Advice.COPY_AGAIN);
    }
  }
}
