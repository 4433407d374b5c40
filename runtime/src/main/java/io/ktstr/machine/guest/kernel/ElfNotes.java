package io.ktstr.machine.guest.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Walks the notes of a PT_NOTE segment: three 32-bit words, a name and a descriptor, each padded to
 * 4 bytes.
 */
final class ElfNotes {

  private static final int MAX_SEGMENT = 1 << 20;
  private static final int NOTE_HEADER = 12;

  /**
   * XEN_ELFNOTE_PHYS32_ENTRY: the physical address at which a PVH boot enters the kernel in 32-bit
   * mode.
   */
  private static final int PHYS32_ENTRY = 18;

  private static final String OWNER = "Xen\0";

  private ElfNotes() {}

  /**
   * Whether a segment has the note that QEMU looks for.
   *
   * @param offset of the segment in the file
   * @param length of the segment, in bytes; what is beyond a megabyte is not looked at
   */
  static boolean containPvhEntry(KernelFile file, long offset, long length) {
    ByteBuffer notes = file.read(offset, (int) Math.min(length, MAX_SEGMENT), "note segment");
    while (notes.remaining() >= NOTE_HEADER) {
      long nameSize = Integer.toUnsignedLong(notes.getInt());
      long valueSize = Integer.toUnsignedLong(notes.getInt());
      int type = notes.getInt();
      long body = padded(nameSize) + padded(valueSize);
      if (body > notes.remaining()) {
        return false;
      }
      if (type == PHYS32_ENTRY && valueSize >= Integer.BYTES && isOwner(notes, nameSize)) {
        return true;
      }
      notes.position(notes.position() + (int) body);
    }
    return false;
  }

  private static boolean isOwner(ByteBuffer notes, long nameSize) {
    if (nameSize != OWNER.length()) {
      return false;
    }
    byte[] name = new byte[OWNER.length()];
    notes.get(notes.position(), name);
    return OWNER.equals(new String(name, StandardCharsets.ISO_8859_1));
  }

  private static long padded(long size) {
    return (size + 3) & ~3L;
  }
}
