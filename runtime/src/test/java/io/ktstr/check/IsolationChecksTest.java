package io.ktstr.check;

import static io.ktstr.check.Seen.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.WorkerReport;
import java.util.Set;
import org.junit.jupiter.api.Test;

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

  @Test
  void whoWasNeverSeenOrMayGoAnywhereSaysNothing() {
    assertThat(judged().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(judged(on("cg", 0), on("free", 0, 3)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
