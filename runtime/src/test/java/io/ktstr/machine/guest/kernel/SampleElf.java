package io.ktstr.machine.guest.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A hand-made vmlinux: one loaded segment with a banner in it and one segment of notes. */
record SampleElf(String release, int machine, String noteOwner, int noteType) {

  static final int SIZE = 40_000;

  private static final int LOADED = 176;
  static final int NOTES = SIZE - 64;

  /** One that boots. */
  static SampleElf of(String release) {
    return new SampleElf(release, 62, "Xen\0", 18);
  }

  SampleElf forMachine(int other) {
    return new SampleElf(release, other, noteOwner, noteType);
  }

  SampleElf withoutPvh() {
    return withNote("Xen\0", 17);
  }

  SampleElf withNote(String owner, int type) {
    return new SampleElf(release, machine, owner, type);
  }

  byte[] bytes() {
    ByteBuffer elf = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    fill(elf);
    elf.position(0).put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    elf.putShort(16, (short) 2).putShort(18, (short) machine).putInt(20, 1);
    elf.putLong(32, 64).putLong(40, 0).putShort(52, (short) 64);
    elf.putShort(54, (short) 56).putShort(56, (short) 2);
    putSegment(elf, 64, 1, LOADED, NOTES - LOADED);
    putSegment(elf, 120, 4, NOTES, SIZE - NOTES);
    elf.position(NOTES);
    putNote(elf, "Linux\0", 257);
    putNote(elf, noteOwner, noteType);
    return elf.array();
  }

  /** Words that compress, but not to nothing; the banner among them. */
  private void fill(ByteBuffer elf) {
    Random random = new Random(7);
    elf.position(LOADED);
    while (elf.position() < NOTES - 8) {
      elf.putInt(random.nextInt(64));
    }
    String banner = "Linux version %s\0 Linux version " + release + " (user@host) #1";
    elf.position(20_000).put(banner.getBytes(StandardCharsets.US_ASCII));
  }

  private static void putSegment(ByteBuffer elf, int at, int type, long offset, long size) {
    elf.putInt(at, type).putLong(at + 8, offset).putLong(at + 32, size).putLong(at + 40, size);
  }

  private static void putNote(ByteBuffer elf, String owner, int type) {
    elf.putInt(owner.length()).putInt(4).putInt(type);
    elf.put(owner.getBytes(StandardCharsets.US_ASCII));
    elf.position((elf.position() + 3) & ~3).putInt(0x1000);
  }
}
