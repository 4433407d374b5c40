package io.ktstr.machine.guest;

import java.util.Objects;

/**
 * How guests are run on this host, and why.
 *
 * @param accelerator the choice
 * @param reason why, in words
 */
public record AcceleratorDecision(GuestAccelerator accelerator, String reason) {

  /** Checks that nothing is null. */
  public AcceleratorDecision {
    Objects.requireNonNull(accelerator, "accelerator");
    Objects.requireNonNull(reason, "reason");
  }
}
