package io.ktstr.result;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.ScenarioStats;
import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of one test, as it is kept in a file.
 *
 * @param test class and method, for example {@code NumaLocality.numaLocality}
 * @param topology of the declared machine, for example {@code 2n4l4c1t}
 * @param expectErr whether a FAIL verdict is what the test is declared to have
 * @param status whether the run is over
 * @param started when it began, ISO-8601 in UTC
 * @param finished when it was over, ISO-8601 in UTC; empty before
 * @param machine the machine that it ran on, in words; empty until there is one
 * @param outcome the verdict; empty until there is one
 * @param message why, where the checks do not say it: an exception, a reason to skip
 * @param log file name of the machine's console log beside this file; empty if there is none
 * @param checks what each check found
 * @param workers what each worker did
 * @param stats what the reports of the workers come to
 */
public record TestResult(
    String test,
    String topology,
    boolean expectErr,
    Status status,
    String started,
    Optional<String> finished,
    Optional<String> machine,
    Optional<Outcome> outcome,
    Optional<String> message,
    Optional<String> log,
    List<CheckResult> checks,
    List<WorkerReport> workers,
    ScenarioStats stats) {

  /** Whether a run is over. */
  public enum Status {
    /** It has begun; if its JVM is gone, it died. */
    RUNNING,
    /** It is over and has a verdict. */
    FINISHED
  }

  /** Checks that nothing is null and copies the lists. */
  public TestResult {
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(topology, "topology");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(finished, "finished");
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(log, "log");
    checks = List.copyOf(checks);
    workers = List.copyOf(workers);
    Objects.requireNonNull(stats, "stats");
  }

  /**
   * A run that has just begun.
   *
   * @param test class and method
   * @param topology of the declared machine
   * @param expectErr whether a FAIL verdict is what the test is declared to have
   * @param started ISO-8601 in UTC
   * @return without a verdict
   */
  public static TestResult running(
      String test, String topology, boolean expectErr, String started) {
    return new TestResult(
        test,
        topology,
        expectErr,
        Status.RUNNING,
        started,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        ScenarioStats.of(List.of()));
  }

  /**
   * Whether the run ended as it is declared to. An exception has no check to rest on and is never
   * what was expected.
   *
   * @return true for PASS, or for FAIL of a check where that is expected, and for SKIP
   */
  public boolean good() {
    if (outcome.equals(Optional.of(Outcome.SKIP))) {
      return true;
    }
    return expectErr
        ? outcome.equals(Optional.of(Outcome.FAIL)) && !checks.isEmpty()
        : outcome.equals(Optional.of(Outcome.PASS));
  }
}
