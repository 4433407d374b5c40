package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import java.util.List;

/** Builds the result of a check from the observations that do not hold. */
final class Findings {

  private Findings() {}

  static CheckResult of(
      String name, long observations, String unit, String summary, List<String> failures) {
    Outcome outcome = failures.isEmpty() ? Outcome.PASS : Outcome.FAIL;
    return new CheckResult(name, outcome, observations, unit, summary, failures);
  }

  static CheckResult nothing(String name, String unit, String reason) {
    return new CheckResult(name, Outcome.INCONCLUSIVE, 0, unit, reason, List.of());
  }
}
