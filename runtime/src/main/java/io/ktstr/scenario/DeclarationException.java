package io.ktstr.scenario;

import io.ktstr.model.rule.RuleCode;
import io.ktstr.model.rule.Verdict;

/** A scenario breaks a rule; nothing was started. */
public final class DeclarationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final RuleCode code;

  DeclarationException(Verdict.Violation violation) {
    super(violation.message());
    code = violation.code();
  }

  /**
   * Which rule.
   *
   * @return its code
   */
  public RuleCode code() {
    return code;
  }

  /**
   * Refuses a declaration that breaks a rule.
   *
   * @param verdict what the rule says
   * @throws DeclarationException for a violation
   */
  public static void require(Verdict verdict) {
    verdict
        .violation()
        .ifPresent(
            violation -> {
              throw new DeclarationException(violation);
            });
  }
}
