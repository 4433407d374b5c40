package io.ktstr.settings;

/** How a guest's CPUs are run, {@code ktstr.accel}. */
public enum Accelerator {
  /** KVM where it really works, otherwise software emulation. */
  AUTO,
  /** KVM only. */
  KVM,
  /** Software emulation. */
  TCG
}
