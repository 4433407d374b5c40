package io.ktstr.machine.guest.program;

import io.ktstr.machine.MachineException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An executable file, see elf(5).
 *
 * @param loader the program that loads its libraries; empty if it is linked statically
 */
record ElfProgram(Optional<Path> loader) {

  private static final int HEADER_SIZE = 64;
  private static final int MAGIC = 0x464c457f;
  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;
  private static final int X86_64 = 62;
  private static final int SEGMENT_SIZE = 56;
  private static final int PT_INTERP = 3;
  private static final int MAX_PATH = 4096;

  /**
   * Reads the headers.
   *
   * @param program the file
   * @return what they say
   * @throws IOException if it cannot be read
   * @throws MachineException if it is no program that a guest can run
   */
  static ElfProgram read(Path program) throws IOException {
    if (!Files.isRegularFile(program)) {
      throw new NoSuchFileException(program.toString());
    }
    try (FileChannel file = FileChannel.open(program)) {
      ByteBuffer header = header(file, program);
      for (int i = 0; i < Short.toUnsignedInt(header.getShort(56)); i++) {
        ByteBuffer segment =
            bytes(file, header.getLong(32) + (long) i * SEGMENT_SIZE, SEGMENT_SIZE);
        if (segment.getInt(0) == PT_INTERP) {
          return new ElfProgram(Optional.of(path(file, segment)));
        }
      }
      return new ElfProgram(Optional.empty());
    } catch (EOFException e) {
      throw unfit(program, "it is cut short");
    }
  }

  private static ByteBuffer header(FileChannel file, Path program) throws IOException {
    if (file.size() >= 2 && bytes(file, 0, 2).getShort(0) == ('#' | '!' << 8)) {
      throw unfit(program, "it is a script");
    }
    if (file.size() < HEADER_SIZE || bytes(file, 0, HEADER_SIZE).getInt(0) != MAGIC) {
      throw unfit(program, "it is not an ELF file");
    }
    ByteBuffer header = bytes(file, 0, HEADER_SIZE);
    boolean fits =
        header.get(4) == CLASS_64
            && header.get(5) == LITTLE_ENDIAN
            && header.getShort(18) == X86_64
            && header.getShort(54) == SEGMENT_SIZE;
    if (!fits) {
      throw unfit(program, "it is for another processor");
    }
    return header;
  }

  private static Path path(FileChannel file, ByteBuffer segment) throws IOException {
    int length = (int) Math.min(MAX_PATH, segment.getLong(32));
    String text = StandardCharsets.UTF_8.decode(bytes(file, segment.getLong(8), length)).toString();
    int end = text.indexOf('\0');
    return Path.of(end < 0 ? text : text.substring(0, end));
  }

  private static ByteBuffer bytes(FileChannel file, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (position < 0 || file.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private static MachineException unfit(Path program, String reason) {
    return new MachineException(
        "the program "
            + program
            + " cannot run in the guest: "
            + reason
            + "; a guest is sent one x86-64 ELF executable with its libraries, and has no shell; name such"
            + " a program, or declare the test with hostOnly = true");
  }
}
