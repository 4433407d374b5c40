package io.ktstr.machine.guest.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A kernel that QEMU can boot.
 *
 * @param version the release, read from the image itself
 * @param file the file for QEMU's -kernel option
 * @param format what the file is
 */
public record KernelImage(KernelVersion version, Path file, KernelFormat format) {

  /** Checks that nothing is null. */
  public KernelImage {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(format, "format");
  }

  /**
   * Finds out what a file is by looking into it.
   *
   * @param file an ELF vmlinux or a bzImage
   * @return the kernel
   * @throws KernelException when the file is missing, unreadable, a directory, cut short, no
   *     kernel, one for another architecture, or one that QEMU cannot boot
   */
  public static KernelImage of(Path file) {
    try (KernelFile open = KernelFile.open(file)) {
      return of(open);
    }
  }

  /**
   * The modules that a guest of this kernel loads before anything else: the files {@code *.ko} in a
   * folder {@code modules} beside the kernel.
   *
   * @return in the order in which they are loaded; empty for a kernel that needs none
   */
  public List<Path> modules() {
    return KernelModules.beside(file);
  }

  private static KernelImage of(KernelFile file) {
    if (ElfKernel.isElf(file)) {
      ElfKernel.requireBootable(file);
      return new KernelImage(LinuxBanner.version(file), file.path(), KernelFormat.VMLINUX);
    }
    if (BootHeader.isIn(file)) {
      BootHeader header = BootHeader.read(file);
      return new KernelImage(header.version(), file.path(), KernelFormat.BZIMAGE);
    }
    throw file.failure(
        "cannot be booted",
        isArm64Image(file)
            ? "it is a kernel for aarch64 and guests are x86-64"
            : "it is neither an ELF vmlinux nor a bzImage",
        Advice.NAME_A_KERNEL);
  }

  /** "ARM\x64" at offset 56, see Documentation/arch/arm64/booting.rst. */
  private static boolean isArm64Image(KernelFile file) {
    return file.hasMagic(56, 0x41, 0x52, 0x4d, 0x64);
  }

  /** One line, for example {@code Linux 6.12.0 (vmlinux)}. */
  @Override
  public String toString() {
    return "Linux " + version + " (" + format.fileName() + ")";
  }
}
