package io.ktstr.machine.guest.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A bzImage, from which the vmlinux can be taken that is compressed in it (the payload of
 * Documentation/arch/x86/boot.rst).
 *
 * @param file a file that {@link KernelImage#of} recognises as bzImage
 */
public record BzImage(Path file) {

  /** The largest file, and the largest payload in it, that is taken apart, in bytes. */
  static final int MAX_FILE = 256 << 20;

  /** The largest vmlinux that is written, in bytes. */
  static final long MAX_VMLINUX = 512L << 20;

  /** Checks that the file is not null. */
  public BzImage {
    Objects.requireNonNull(file, "file");
  }

  /**
   * Writes the vmlinux to a file of its own. Where there is none that boots, the target does not
   * exist afterwards.
   *
   * @param target the file to write; an existing one is replaced
   * @return the vmlinux, or why there is none
   * @throws KernelException when the bzImage is cut short, damaged in its header or unreadable, or
   *     when the target cannot be written
   */
  public Extraction extract(Path target) {
    return extract(target, MAX_VMLINUX);
  }

  /** The same with another limit on the size of the vmlinux, in bytes. */
  Extraction extract(Path target, long limit) {
    try (KernelFile image = KernelFile.open(file)) {
      BootHeader header = BootHeader.read(image);
      unpack(image, header, target, limit);
      return judge(new KernelImage(header.version(), target, KernelFormat.VMLINUX));
    } catch (UnusablePayloadException e) {
      delete(target);
      return new Extraction.NotExtracted(e.getMessage());
    } catch (IOException e) {
      delete(target);
      throw new KernelException(target + " cannot be written", e, Advice.CHOOSE_A_CACHE);
    }
  }

  private static void unpack(KernelFile image, BootHeader header, Path target, long limit)
      throws IOException {
    if (header.payloadLength() > MAX_FILE) {
      throw new UnusablePayloadException("its payload has more than " + MAX_FILE + " bytes");
    }
    int length = (int) header.payloadLength();
    byte[] payload = image.read(header.payloadOffset(), length, "payload").array();
    try (OutputStream out = Files.newOutputStream(target)) {
      Payload.unpack(payload, out, limit);
    }
  }

  private static Extraction judge(KernelImage unpacked) throws IOException {
    try (KernelFile file = KernelFile.open(unpacked.file())) {
      if (!ElfKernel.isElf(file)) {
        throw new UnusablePayloadException("its payload does not unpack to an ELF file");
      }
      ElfKernel.requireBootable(file);
      return new Extraction.Extracted(unpacked);
    } catch (KernelException e) {
      throw new UnusablePayloadException("of the vmlinux in it: " + e.reason());
    }
  }

  private static void delete(Path target) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      throw new KernelException(target + " cannot be deleted", e, Advice.CHOOSE_A_CACHE);
    }
  }
}
