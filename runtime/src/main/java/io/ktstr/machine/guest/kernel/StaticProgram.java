package io.ktstr.machine.guest.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Recognises programs that need nothing beside them, as in a guest without any library. */
final class StaticProgram {

  private static final int HEADER_SIZE = 64;
  private static final int MAGIC = 0x464c457f;
  private static final int CLASS_64 = 2;
  private static final int SEGMENT_SIZE = 56;

  /** The segment that names the dynamic linker, elf(5). */
  private static final int PT_INTERP = 3;

  private StaticProgram() {}

  /**
   * Whether a file is a program of the guests' architecture that no dynamic linker has to complete.
   *
   * @param file any file
   * @throws IOException if it cannot be read
   */
  static boolean is(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer header = read(channel, 0, HEADER_SIZE);
      return isProgram(header)
          && !hasInterpreter(channel, header.getLong(32), Short.toUnsignedInt(header.getShort(56)));
    }
  }

  private static boolean isProgram(ByteBuffer header) {
    return header.limit() == HEADER_SIZE
        && header.getInt(0) == MAGIC
        && header.get(4) == CLASS_64
        && header.getShort(18) == KernelArchitecture.X86_64.elfMachine()
        && header.getShort(54) == SEGMENT_SIZE
        && header.getShort(56) != 0;
  }

  /** A table that is cut short counts as one with an interpreter: nothing can run it. */
  private static boolean hasInterpreter(FileChannel channel, long table, int count)
      throws IOException {
    ByteBuffer segments = read(channel, table, count * SEGMENT_SIZE);
    if (segments.limit() < count * SEGMENT_SIZE) {
      return true;
    }
    for (int start = 0; start < segments.limit(); start += SEGMENT_SIZE) {
      if (segments.getInt(start) == PT_INTERP) {
        return true;
      }
    }
    return false;
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    boolean more = offset >= 0;
    while (more && bytes.hasRemaining()) {
      more = channel.read(bytes, offset + bytes.position()) >= 0;
    }
    return bytes.flip();
  }
}
