package io.ktstr.machine.guest.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The setup header at the start of a bzImage, see "The Real-Mode Kernel Header" in
 * Documentation/arch/x86/boot.rst.
 *
 * @param version the first word of the text that kernel_version points to
 * @param payloadOffset where the compressed kernel begins, in bytes from the start of the file
 * @param payloadLength in bytes; 0 when the image has none
 */
record BootHeader(KernelVersion version, long payloadOffset, long payloadLength) {

  private static final int SECTOR = 512;
  private static final int SETUP_SECTS = 0x1f1;
  private static final int SYSSIZE = 0x1f4;
  private static final int MAGIC = 0x202;
  private static final int PROTOCOL = 0x206;
  private static final int KERNEL_VERSION = 0x20e;
  private static final int XLOADFLAGS = 0x236;
  private static final int PAYLOAD_OFFSET = 0x248;
  private static final int PAYLOAD_LENGTH = 0x24c;
  private static final int END = 0x250;

  /** The protocol that added xloadflags (Linux 3.8). */
  private static final int PROTOCOL_2_12 = 0x020c;

  private static final int XLF_KERNEL_64 = 1;
  private static final int PARAGRAPH = 16;

  /** Whether the file has a setup header. */
  static boolean isIn(KernelFile file) {
    return file.hasMagic(MAGIC, 'H', 'd', 'r', 'S');
  }

  /**
   * Reads the header and checks that the file has all that it names.
   *
   * @param file one that has a setup header
   * @throws KernelException when it is cut short, damaged or not for x86-64
   */
  static BootHeader read(KernelFile file) {
    ByteBuffer header = file.read(0, END, "setup header");
    requireArchitecture(file, header);
    int setupSectors = Byte.toUnsignedInt(header.get(SETUP_SECTS));
    // "For backwards compatibility, if the setup_sects field contains 0, the real value is 4."
    long setupSize = ((setupSectors == 0 ? 4 : setupSectors) + 1L) * SECTOR;
    // The last paragraph need not be full.
    long codeSize = Math.max(0, unsigned(header, SYSSIZE) * PARAGRAPH - PARAGRAPH + 1);
    file.requireWithin(setupSize, codeSize, "protected-mode code");
    long payloadOffset = setupSize + unsigned(header, PAYLOAD_OFFSET);
    long payloadLength = unsigned(header, PAYLOAD_LENGTH);
    file.requireWithin(payloadOffset, payloadLength, "payload");
    return new BootHeader(version(file, header, setupSize), payloadOffset, payloadLength);
  }

  private static void requireArchitecture(KernelFile file, ByteBuffer header) {
    int protocol = Short.toUnsignedInt(header.getShort(PROTOCOL));
    if (protocol < PROTOCOL_2_12 || (header.getShort(XLOADFLAGS) & XLF_KERNEL_64) == 0) {
      throw file.failure(
          "cannot be booted",
          "it is a kernel for 32-bit x86 or older than Linux 3.8, and guests are "
              + KernelArchitecture.X86_64.title(),
          Advice.NAME_A_KERNEL);
    }
  }

  private static KernelVersion version(KernelFile file, ByteBuffer header, long setupSize) {
    int pointer = Short.toUnsignedInt(header.getShort(KERNEL_VERSION));
    long start = pointer + 0x200L;
    if (pointer == 0 || start >= setupSize) {
      throw file.failure(
          "is no usable kernel", "its setup header names no version", Advice.NAME_A_KERNEL);
    }
    int length = (int) Math.min(KernelVersion.MAX_LENGTH + 1, setupSize - start);
    byte[] text = file.read(start, length, "version text").array();
    // The text goes on with who built it and when: "6.12.0 (user@host) #1 SMP ...".
    return new KernelVersion(new String(text, StandardCharsets.ISO_8859_1).split("[ \\x00]", 2)[0]);
  }

  private static long unsigned(ByteBuffer header, int offset) {
    return Integer.toUnsignedLong(header.getInt(offset));
  }
}
