package io.ktstr.api;

import java.util.List;
import java.util.Objects;

/**
 * What one check found.
 *
 * @param name for example {@code minPageLocality}
 * @param outcome its verdict
 * @param observations how many observations it rests on
 * @param unit what an observation is, in the plural: {@code workers}
 * @param summary the finding in one line, for example {@code min 1.0000 over 8 workers, 8192 pages}
 * @param details one line for each observation that does not hold
 */
public record CheckResult(
    String name,
    Outcome outcome,
    long observations,
    String unit,
    String summary,
    List<String> details) {

  /** Copies the details; a PASS without observations becomes INCONCLUSIVE. */
  public CheckResult {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(summary, "summary");
    details = List.copyOf(details);
    if (outcome == Outcome.PASS && observations <= 0) {
      outcome = Outcome.INCONCLUSIVE;
    }
  }

  /** One line: verdict, name, finding. */
  @Override
  public String toString() {
    return outcome + " " + name + ": " + summary;
  }
}
