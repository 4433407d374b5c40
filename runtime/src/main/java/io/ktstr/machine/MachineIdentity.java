package io.ktstr.machine;

import java.util.Objects;

/**
 * What a machine is.
 *
 * @param kind {@code guest} or {@code host}
 * @param kernelRelease as uname -r shows it
 * @param architecture as uname -m shows it
 * @param accelerator {@code kvm} or {@code tcg} for a guest, {@code none} for the host
 */
public record MachineIdentity(
    String kind, String kernelRelease, String architecture, String accelerator) {

  /** Checks that nothing is null. */
  public MachineIdentity {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(kernelRelease, "kernelRelease");
    Objects.requireNonNull(architecture, "architecture");
    Objects.requireNonNull(accelerator, "accelerator");
  }

  /** One line, for example {@code guest, Linux 6.12.0 x86_64, tcg}. */
  @Override
  public String toString() {
    return kind + ", Linux " + kernelRelease + " " + architecture + ", " + accelerator;
  }
}
