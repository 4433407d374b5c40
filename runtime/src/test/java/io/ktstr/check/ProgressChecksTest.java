package io.ktstr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import java.util.Map;
import java.util.OptionalInt;
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
  void programIsJudgedByItsCpuTime() {
    OptionalInt none = OptionalInt.empty();
    CheckResult result =
        ProgressChecks.notStarved(
            Seen.workers(
                Seen.program(0, none, none, "", 0),
                Seen.program(1, none, none, "", 2_500_000),
                Seen.worker(2, Set.of(), Map.of(), 7)));

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.observations()).isEqualTo(3);
    assertThat(result.details()).containsExactly("cg/0 (pid 100) got no CPU time for its program");
    assertThat(result.summary())
        .isEqualTo("least 7 units over 1 workers, 0.000 ms of CPU time over 2 programs");
  }

  @Test
  void programsAloneAreNoLoops() {
    CheckResult result =
        ProgressChecks.notStarved(
            Seen.workers(Seen.program(0, OptionalInt.empty(), OptionalInt.empty(), "", 2_500_000)));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.summary()).isEqualTo("least 2.500 ms of CPU time over 1 programs");
  }

  @Test
  void noWorkerIsInconclusive() {
    CheckResult result = ProgressChecks.notStarved(Seen.workers());

    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.observations()).isZero();
  }
}
