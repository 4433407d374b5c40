package io.ktstr.machine;

import java.util.Objects;
import java.util.Optional;

/**
 * What one trial does in one phase. After it the trial asks for its policy.
 *
 * @param call the call to set_mempolicy(2), if one is made
 * @param endIfRefused whether a refusal of it ends the trial
 * @param pages how many fresh pages are touched and looked up; 0 for none
 */
public record TrialStep(Optional<TrialCall> call, boolean endIfRefused, int pages) {

  /** Checks that nothing is null. */
  public TrialStep {
    Objects.requireNonNull(call, "call");
  }
}
