package io.ktstr.machine.guest;

/** How the CPUs of a guest are run, once decided. */
public enum GuestAccelerator {
  /** Hardware virtualisation. */
  KVM("kvm"),
  /** Software emulation: works everywhere; time means little in it. */
  TCG("tcg");

  private final String qemuName;

  GuestAccelerator(String qemuName) {
    this.qemuName = qemuName;
  }

  /**
   * The name that QEMU knows.
   *
   * @return {@code kvm} or {@code tcg}
   */
  public String qemuName() {
    return qemuName;
  }
}
