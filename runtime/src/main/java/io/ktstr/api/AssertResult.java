package io.ktstr.api;

import io.ktstr.api.CheckResult.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdict on a run: what each check found, the reports that the checks rest on, and what those
 * come to. Immutable.
 *
 * @param checks one entry for each check that was enabled
 * @param workers one entry for each worker
 * @param stats numbers for each cgroup and over all of them
 */
public record AssertResult(
    List<CheckResult> checks, List<WorkerReport> workers, ScenarioStats stats) {

  /** Copies the lists. */
  public AssertResult {
    checks = List.copyOf(checks);
    workers = List.copyOf(workers);
    Objects.requireNonNull(stats, "stats");
  }

  /**
   * The verdict on one step.
   *
   * @param checks one entry for each check that was enabled
   * @param workers one entry for each worker
   */
  public AssertResult(List<CheckResult> checks, List<WorkerReport> workers) {
    this(checks, workers, statsOf(workers));
  }

  private static ScenarioStats statsOf(List<WorkerReport> workers) {
    Map<String, List<WorkerReport>> byCgroup =
        workers.stream()
            .collect(
                Collectors.groupingBy(
                    WorkerReport::cgroup, LinkedHashMap::new, Collectors.toList()));
    return ScenarioStats.of(
        byCgroup.entrySet().stream()
            .map(cgroup -> CgroupStats.of(cgroup.getKey(), cgroup.getValue()))
            .toList());
  }

  /**
   * A verdict of the test's own that holds.
   *
   * @param what what was looked at, for example {@code distances}
   * @param observations how many observations it rests on; none makes it INCONCLUSIVE
   * @return the verdict
   */
  public static AssertResult pass(String what, long observations) {
    return single(what, Kind.OTHER, Outcome.PASS, observations, observations + " observations");
  }

  /**
   * A verdict of the test's own that does not hold.
   *
   * @param message why
   * @return the verdict
   */
  public static AssertResult fail(String message) {
    return single("test", Kind.OTHER, Outcome.FAIL, 1, message);
  }

  /**
   * A verdict of the test's own: there was nothing to observe.
   *
   * @param message why
   * @return the verdict
   */
  public static AssertResult inconclusive(String message) {
    return single("test", Kind.OTHER, Outcome.INCONCLUSIVE, 0, message);
  }

  /**
   * A verdict of the test's own: this machine cannot show what the test is about.
   *
   * @param reason why
   * @return the verdict
   */
  public static AssertResult skip(String reason) {
    return single("test", Kind.SKIP, Outcome.SKIP, 0, reason);
  }

  private static AssertResult single(
      String name, Kind kind, Outcome outcome, long count, String summary) {
    return new AssertResult(
        List.of(new CheckResult(name, kind, outcome, count, "observations", summary, List.of())),
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
    return new AssertResult(allChecks, allWorkers, stats.merge(other.stats));
  }

  /**
   * The reports on the workers of a cgroup.
   *
   * @param cgroup its name
   * @return at least one
   * @throws IllegalArgumentException if there is none, so that no assertion on all of them passes
   *     without any
   */
  public List<WorkerReport> workers(String cgroup) {
    List<WorkerReport> found =
        workers.stream().filter(worker -> worker.cgroup().equals(cgroup)).toList();
    if (found.isEmpty()) {
      throw absent("worker of a cgroup", cgroup, workers.stream().map(WorkerReport::cgroup));
    }
    return found;
  }

  /**
   * What the workers of a cgroup come to, over all steps in which it ran.
   *
   * @param cgroup its name
   * @return the numbers
   * @throws IllegalArgumentException if it had no worker
   */
  public CgroupStats cgroup(String cgroup) {
    return CgroupStats.of(cgroup, workers(cgroup));
  }

  /**
   * What a check found.
   *
   * @param name for example {@code minPageLocality}
   * @return of several steps the heaviest
   * @throws IllegalArgumentException if no such check was made
   */
  public CheckResult check(String name) {
    return checks.stream()
        .filter(check -> check.name().equals(name))
        .reduce((one, next) -> next.outcome().compareTo(one.outcome()) > 0 ? next : one)
        .orElseThrow(() -> absent("check", name, checks.stream().map(CheckResult::name)));
  }

  private static IllegalArgumentException absent(String what, String name, Stream<String> known) {
    List<String> names = known.distinct().toList();
    return new IllegalArgumentException(
        "the result has no "
            + what
            + " \""
            + name
            + "\"; nothing can be said about it; name one of "
            + (names.isEmpty() ? "none: it is empty" : String.join(", ", names)));
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
