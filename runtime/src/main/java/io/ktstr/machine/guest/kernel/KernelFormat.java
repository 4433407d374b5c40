package io.ktstr.machine.guest.kernel;

/** The formats that QEMU's -kernel option boots directly. */
public enum KernelFormat {

  /**
   * An uncompressed ELF kernel with a PVH entry point: the quicker way, nothing is unpacked in the
   * guest.
   */
  VMLINUX("vmlinux"),

  /** A compressed kernel that unpacks itself, as distributions ship it. */
  BZIMAGE("bzImage");

  private final String fileName;

  KernelFormat(String fileName) {
    this.fileName = fileName;
  }

  /** The name that a kernel build gives to such a file, and the cache too. */
  public String fileName() {
    return fileName;
  }
}
