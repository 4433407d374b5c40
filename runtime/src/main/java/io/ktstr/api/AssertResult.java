package io.ktstr.api;

import java.util.ArrayList;
import java.util.List;

/**
 * The verdict on a run: what each check found, and the reports that the checks rest on. Immutable.
 *
 * @param checks one entry for each check that was enabled
 * @param workers one entry for each worker
 */
public record AssertResult(List<CheckResult> checks, List<WorkerReport> workers) {

  /** Copies the lists. */
  public AssertResult {
    checks = List.copyOf(checks);
    workers = List.copyOf(workers);
  }

  /**
   * A verdict of the test's own that holds.
   *
   * @param what what was looked at, for example {@code distances}
   * @param observations how many observations it rests on; none makes it INCONCLUSIVE
   * @return the verdict
   */
  public static AssertResult pass(String what, long observations) {
    return single(what, Outcome.PASS, observations, observations + " observations");
  }

  /**
   * A verdict of the test's own that does not hold.
   *
   * @param message why
   * @return the verdict
   */
  public static AssertResult fail(String message) {
    return single("test", Outcome.FAIL, 1, message);
  }

  /**
   * A verdict of the test's own: there was nothing to observe.
   *
   * @param message why
   * @return the verdict
   */
  public static AssertResult inconclusive(String message) {
    return single("test", Outcome.INCONCLUSIVE, 0, message);
  }

  /**
   * A verdict of the test's own: this machine cannot show what the test is about.
   *
   * @param reason why
   * @return the verdict
   */
  public static AssertResult skip(String reason) {
    return single("test", Outcome.SKIP, 0, reason);
  }

  private static AssertResult single(String name, Outcome outcome, long count, String summary) {
    return new AssertResult(
        List.of(new CheckResult(name, outcome, count, "observations", summary, List.of())),
        List.of());
  }

  /**
   * Both verdicts together.
   *
   * @param other another verdict
   * @return checks and workers of both
   */
  public AssertResult merge(AssertResult other) {
    List<CheckResult> allChecks = new ArrayList<>(checks);
    allChecks.addAll(other.checks);
    List<WorkerReport> allWorkers = new ArrayList<>(workers);
    allWorkers.addAll(other.workers);
    return new AssertResult(allChecks, allWorkers);
  }

  /**
   * The heaviest verdict of any check.
   *
   * @return INCONCLUSIVE if there was no check at all
   */
  public Outcome outcome() {
    return checks.stream()
        .map(CheckResult::outcome)
        .reduce(Outcome::and)
        .orElse(Outcome.INCONCLUSIVE);
  }
}
