package io.ktstr.check;

import static io.ktstr.check.Seen.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.Reports;
import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cgroup "cg" has the CPUs 0 and 1, any other has no cpuset. */
class IsolationChecksTest {

  private static WorkerReport on(String cgroup, int index, Integer... cpus) {
    return scheduled(cgroup, index, 1000, 0, 10, Set.of(cpus));
  }

  private static CheckResult judged(WorkerReport... workers) {
    return IsolationChecks.isolation(Seen.workers(workers));
  }

  @Test
  void workersOnTheirCpusAreIsolated() {
    CheckResult result = judged(on("cg", 0, 0), on("cg", 1, 0, 1), on("free", 0, 7));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.observations()).isEqualTo(2);
  }

  @Test
  void strayIsNamedWithBothSets() {
    CheckResult result = judged(on("cg", 0, 0), on("cg", 1, 1, 4, 5));

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.details())
        .containsExactly("cg/1 (pid 101) ran on CPU 4-5, outside of its cpuset 0-1");
  }

  @Nested
  class ChangingCpusets {

    /** CPU 0, then 2, then 3. */
    private final Map<String, List<Set<Integer>>> cpusets =
        Map.of("cg", List.of(Set.of(0), Set.of(0, 2), Set.of(2), Set.of(2, 3), Set.of(3)));

    private CheckResult judged(Reports worker) {
      return IsolationChecks.isolation(Seen.withCpusets(cpusets, worker.report()));
    }

    private Reports worker() {
      return Reports.worker("cg", 0);
    }

    @Test
    void eachCpuIsJudgedByTheCpusetInForce() {
      assertThat(
              judged(
                      worker()
                          .cpus(0)
                          .cpusInPhase(1, Set.of(0, 2))
                          .cpusInPhase(2, Set.of(2))
                          .cpusInPhase(3, Set.of(2, 3))
                          .cpusInPhase(4, Set.of(3)))
                  .outcome())
          .isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @CsvSource({
      "0, 2, in phase 0 (before any change), '0'",
      "1, 3, in phase 1 (during change 1), '0,2'",
      "2, 0, in phase 2 (after change 1), '2'",
      "3, 0, in phase 3 (during change 2), '2-3'",
      "4, 2, in phase 4 (after change 2), '3'",
      "5, 2, in phase 5 (during change 3), '3'",
    })
    void cpuOfAnotherTimeIsAStray(int phase, int cpu, String when, String allowed) {
      CheckResult result = judged(worker().cpus(0).cpusInPhase(phase, Set.of(cpu)));

      assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
      assertThat(result.details())
          .containsExactly(
              "cg/0 (pid 100) ran on CPU "
                  + cpu
                  + " "
                  + when
                  + ", outside of its cpuset "
                  + allowed);
    }

    @Test
    void everyPhaseOfAStrayIsNamedAndTheWorkerCountedOnce() {
      CheckResult result =
          judged(worker().cpus(7).cpusInPhase(2, Set.of(7)).cpusInPhase(4, Set.of(3)));

      assertThat(result.details()).hasSize(2);
      assertThat(result.summary()).isEqualTo("0 of 1 workers stayed on their CPUs");
      assertThat(result.observations()).isEqualTo(1);
    }
  }

  @Test
  void whoWasNeverSeenOrMayGoAnywhereSaysNothing() {
    assertThat(judged().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(judged(on("cg", 0), on("free", 0, 3)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
