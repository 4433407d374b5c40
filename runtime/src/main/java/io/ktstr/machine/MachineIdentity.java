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

  /** The kind of the host itself. */
  public static final String HOST = "host";

  /** Checks that nothing is null. */
  public MachineIdentity {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(kernelRelease, "kernelRelease");
    Objects.requireNonNull(architecture, "architecture");
    Objects.requireNonNull(accelerator, "accelerator");
  }

  /**
   * Whether this is the host that the harness itself runs on, not a machine of the test's own.
   *
   * @return false for a guest
   */
  public boolean isHost() {
    return kind.equals(HOST);
  }

  /** One line, for example {@code guest, Linux 6.12.0 x86_64, tcg}. */
  @Override
  public String toString() {
    return kind + ", Linux " + kernelRelease + " " + architecture + ", " + accelerator;
  }
}
