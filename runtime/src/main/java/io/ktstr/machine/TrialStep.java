package io.ktstr.machine;

import io.ktstr.model.kernel.PolicyRequest;
import java.util.Objects;
import java.util.Optional;

/**
 * What one trial does in one phase. After it the trial asks for its policy.
 *
 * @param request the call to set_mempolicy(2), if one is made
 * @param endIfRefused whether a refusal of it ends the trial
 * @param pages how many fresh pages are touched and looked up; 0 for none
 */
public record TrialStep(Optional<PolicyRequest> request, boolean endIfRefused, int pages) {

  /** Checks that nothing is null. */
  public TrialStep {
    Objects.requireNonNull(request, "request");
  }

  /**
   * Touches memory under the policy that is there.
   *
   * @param pages how many pages
   * @return the step
   */
  public static TrialStep touching(int pages) {
    return new TrialStep(Optional.empty(), false, pages);
  }
}
