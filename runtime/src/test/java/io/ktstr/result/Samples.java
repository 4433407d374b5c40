package io.ktstr.result;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.ProgramReport;
import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Results for tests. */
public final class Samples {

  private Samples() {}

  /** A worker of two nodes. */
  public static WorkerReport worker(int index) {
    return new WorkerReport(
        "node0",
        index,
        4711 + index,
        "bind:0",
        Set.of(0),
        new TreeMap<>(Map.of(0, 1000L, 1, 24L)),
        10,
        640,
        2_000_000_000L,
        1_900_000_000L,
        5_000_000L,
        2,
        Set.of(0, 1, 3),
        OptionalLong.of(5),
        Optional.empty());
  }

  /** A worker that ran a program. */
  public static WorkerReport program() {
    WorkerReport loop = worker(0);
    return new WorkerReport(
        loop.cgroup(),
        7,
        loop.pid(),
        loop.policy(),
        loop.expectedNodes(),
        loop.pages(),
        0,
        0,
        loop.wallNanos(),
        loop.cpuNanos(),
        0,
        0,
        loop.cpusUsed(),
        loop.numaPagesMigrated(),
        Optional.of(
            new ProgramReport(
                List.of("/bin/a", "b"),
                4800,
                OptionalInt.of(3),
                OptionalInt.empty(),
                "one\n\ttwo\n",
                12)));
  }

  public static CheckResult check(String name, Outcome outcome) {
    List<String> details = outcome == Outcome.FAIL ? List.of("node0/1 is elsewhere") : List.of();
    return new CheckResult(
        name, outcome, 2, "workers", "finding of " + name + ", threshold 0.8", details);
  }

  /** A run that is over. */
  public static TestResult finished(String test, String started, CheckResult... checks) {
    return finished(test, false, started, checks);
  }

  /** A run that is over. */
  public static TestResult finished(
      String test, boolean expectErr, String started, CheckResult... checks) {
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
        List.of(worker(0), worker(1), program()));
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
        List.of());
  }
}
