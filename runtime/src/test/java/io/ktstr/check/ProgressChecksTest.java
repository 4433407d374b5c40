package io.ktstr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgressChecksTest {

  @Test
  void everyWorkerThatDidWorkPasses() {
    CheckResult result =
        ProgressChecks.notStarved(
            Seen.workers(
                Seen.worker(0, Set.of(), Map.of(), 1000), Seen.worker(1, Set.of(), Map.of(), 1)));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.observations()).isEqualTo(2);
    assertThat(result.summary()).isEqualTo("least 1 units over 2 workers");
  }

  @Test
  void workerWithoutAnyUnitIsNamedAndNoOther() {
    CheckResult result =
        ProgressChecks.notStarved(
            Seen.workers(
                Seen.worker(0, Set.of(), Map.of(), 1000),
                Seen.worker(1, Set.of(), Map.of(), 1000),
                Seen.worker(2, Set.of(), Map.of(), 0)));

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.details()).containsExactly("cg/2 (pid 102) did no unit of work");
  }

  @Test
  void noWorkerIsInconclusive() {
    CheckResult result = ProgressChecks.notStarved(Seen.workers());

    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.observations()).isZero();
  }
}
