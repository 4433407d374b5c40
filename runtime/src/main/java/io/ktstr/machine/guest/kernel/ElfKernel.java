package io.ktstr.machine.guest.kernel;

import java.nio.ByteBuffer;

/**
 * The ELF side of a kernel: what must be true for QEMU to boot a vmlinux directly.
 *
 * <p>The structures are those of elf(5); the note that names the PVH entry point is
 * XEN_ELFNOTE_PHYS32_ENTRY in include/xen/interface/elfnote.h.
 */
final class ElfKernel {

  private static final int HEADER_SIZE = 64;
  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;

  private static final int SEGMENT_SIZE = 56;
  private static final int MAX_SEGMENTS = 256;
  private static final int PT_LOAD = 1;
  private static final int PT_NOTE = 4;

  private final KernelFile file;

  private ElfKernel(KernelFile file) {
    this.file = file;
  }

  /** Whether the file begins as an ELF file does. */
  static boolean isElf(KernelFile file) {
    return file.hasMagic(0, 0x7f, 'E', 'L', 'F');
  }

  /**
   * Checks architecture, completeness and PVH entry.
   *
   * @param file an ELF file
   * @throws KernelException when QEMU could not boot it
   */
  static void requireBootable(KernelFile file) {
    new ElfKernel(file).check();
  }

  private void check() {
    ByteBuffer header = file.read(0, HEADER_SIZE, "ELF header");
    requireArchitecture(header);
    if (!checkSegments(header)) {
      throw file.failure(
          "cannot be booted by QEMU",
          "it is an ELF file without a PVH entry point (note Xen 18): no kernel, or one built"
              + " without CONFIG_PVH",
          "use a kernel built with CONFIG_PVH=y, or the bzImage of the same build");
    }
  }

  private void requireArchitecture(ByteBuffer header) {
    KernelArchitecture expected = KernelArchitecture.X86_64;
    // A big-endian file shows its machine number with the bytes swapped.
    boolean little = header.get(5) == LITTLE_ENDIAN;
    short machine = header.getShort(18);
    int number = Short.toUnsignedInt(little ? machine : Short.reverseBytes(machine));
    if (header.get(4) != CLASS_64 || !little || number != expected.elfMachine()) {
      throw file.failure(
          "cannot be booted",
          "it is an ELF file for "
              + KernelArchitecture.nameOf(number)
              + " and guests are "
              + expected.title(),
          Advice.NAME_A_KERNEL);
    }
  }

  /** Whether a PVH entry point was found in segments that are all there. */
  private boolean checkSegments(ByteBuffer header) {
    long table = header.getLong(32);
    int entrySize = Short.toUnsignedInt(header.getShort(54));
    int count = Short.toUnsignedInt(header.getShort(56));
    if (entrySize != SEGMENT_SIZE || count > MAX_SEGMENTS) {
      throw file.failure(
          "is cut short or damaged",
          "its ELF header names " + count + " segments of " + entrySize + " bytes",
          Advice.COPY_AGAIN);
    }
    ByteBuffer segments = file.read(table, count * SEGMENT_SIZE, "program header table");
    boolean found = false;
    for (int start = 0; start < segments.limit(); start += SEGMENT_SIZE) {
      found |= checkSegment(segments.slice(start, SEGMENT_SIZE).order(segments.order()));
    }
    return found;
  }

  private boolean checkSegment(ByteBuffer segment) {
    int type = segment.getInt(0);
    if (type != PT_LOAD && type != PT_NOTE) {
      return false;
    }
    long offset = segment.getLong(8);
    long length = segment.getLong(32);
    file.requireWithin(offset, length, type == PT_LOAD ? "loaded segment" : "note segment");
    return type == PT_NOTE && ElfNotes.containPvhEntry(file, offset, length);
  }
}
