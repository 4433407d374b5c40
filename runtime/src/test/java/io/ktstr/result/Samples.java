package io.ktstr.result;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.CheckResult.Kind;
import io.ktstr.api.Migration;
import io.ktstr.api.Outcome;
import io.ktstr.api.ProgramReport;
import io.ktstr.api.Reports;
import io.ktstr.api.ScenarioStats;
import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Results for tests. */
public final class Samples {

  private Samples() {}

  /** A worker of two nodes, with a value in everything that it reports. */
  public static WorkerReport worker(int index) {
    return sample(index)
        .wakeLatencies(1000, 2000, 50_000)
        .schedStat(1_900_000_000L, 100_000_000L, 40)
        .switches(30, 10)
        .faults(1100, 1)
        .report();
  }

  private static Reports sample(int index) {
    return Reports.worker("node0", index)
        .pid(4711 + index)
        .expecting(0)
        .pages(Map.of(0, 1000L, 1, 24L))
        .processPages(Map.of(0, 1010L, 1, 26L))
        .iterations(10)
        .workUnits(640)
        .wallNanos(2_000_000_000L)
        .cpuNanos(1_900_000_000L)
        .gap(5_000_000, 1_000_000_000, 3)
        .migrations(new Migration(10, 0, 1), new Migration(20, 1, 3))
        .cpus(0, 1)
        .cpusInPhase(2, Set.of(3))
        .numaPagesMigrated(OptionalLong.of(5));
  }

  /** A worker that ran a program. */
  public static WorkerReport program() {
    return sample(7)
        .pid(4711)
        .program(
            new ProgramReport(
                List.of("/bin/a", "b"),
                4800,
                OptionalInt.of(3),
                OptionalInt.empty(),
                "one\n\ttwo\n",
                12))
        .report();
  }

  public static CheckResult check(String name, Outcome outcome) {
    List<String> details = outcome == Outcome.FAIL ? List.of("node0/1 is elsewhere") : List.of();
    return new CheckResult(
        name, Kind.OTHER, outcome, 2, "workers", "finding of " + name + ", threshold 0.8", details);
  }

  /** A run that is over. */
  public static TestResult finished(String test, String started, CheckResult... checks) {
    return finished(test, false, started, checks);
  }

  /** A run that is over. */
  public static TestResult finished(
      String test, boolean expectErr, String started, CheckResult... checks) {
    List<WorkerReport> workers = List.of(worker(0), worker(1), program());
    return new TestResult(
        test,
        "2n4l4c1t",
        expectErr,
        TestResult.Status.FINISHED,
        started,
        Optional.of("2026-01-01T00:00:09Z"),
        Optional.of("guest, Linux 6.12.0 x86_64, tcg"),
        List.of(checks).stream().map(CheckResult::outcome).reduce(Outcome::and),
        Optional.empty(),
        Optional.of(test + ".log"),
        List.of(checks),
        workers,
        new AssertResult(List.of(checks), workers).stats());
  }

  /** A run that ended with an exception or was skipped. */
  public static TestResult ended(String test, boolean expectErr, Outcome outcome, String message) {
    return new TestResult(
        test,
        "1n1l1c1t",
        expectErr,
        TestResult.Status.FINISHED,
        "2026-01-01T00:00:05Z",
        Optional.of("2026-01-01T00:00:06Z"),
        Optional.empty(),
        Optional.of(outcome),
        Optional.of(message),
        Optional.empty(),
        List.of(),
        List.of(),
        ScenarioStats.of(List.of()));
  }
}
