package io.ktstr.machine.guest.kernel;

/** What came of looking for a vmlinux in a bzImage. */
public sealed interface Extraction {

  /**
   * There is one and it boots.
   *
   * @param image the vmlinux
   */
  record Extracted(KernelImage image) implements Extraction {}

  /**
   * There is none that QEMU could boot; the bzImage itself still boots.
   *
   * @param reason why not, for people
   */
  record NotExtracted(String reason) implements Extraction {}
}
