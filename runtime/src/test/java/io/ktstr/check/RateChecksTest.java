package io.ktstr.check;

import static io.ktstr.check.Seen.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.WorkerReport;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Five seconds each, of which four on the CPU. */
class RateChecksTest {

  private static WorkerReport did(String cgroup, int index, long units) {
    return scheduled(cgroup, index, units, 1000, 10, Set.of(0));
  }

  private static final WorkerReport NEVER_RAN =
      scheduled("a", 9, 0, 5000, 10, Set.of(0)); // no CPU time at all

  private static CheckResult variation(double max, WorkerReport... workers) {
    return RateChecks.maxThroughputVariation(Seen.workers(workers), max);
  }

  @Test
  void workRateIsForEachSecondOfCpuTime() {
    assertThat(RateChecks.minWorkRate(Seen.workers(did("a", 0, 4000)), 1000).outcome())
        .isEqualTo(Outcome.PASS);
    CheckResult result =
        RateChecks.minWorkRate(Seen.workers(did("a", 0, 4000), did("a", 1, 3999)), 1000);
    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.details())
        .containsExactly("a/1 (pid 101) did 999.8 units for each second of CPU time, below 1000.0");
  }

  @Test
  void iterationRateIsForEachSecondThatWentBy() {
    assertThat(RateChecks.minIterationRate(Seen.workers(did("a", 0, 500)), 100).outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(RateChecks.minIterationRate(Seen.workers(did("a", 0, 499)), 100).outcome())
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void equalWorkersDoNotVary() {
    CheckResult result =
        variation(0.5, did("a", 0, 1000), did("a", 1, 1000), did("a", 2, 1000), did("a", 3, 1000));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.observations()).isEqualTo(4);
  }

  @Test
  void oneThatGetsMuchMoreIsSeen() {
    CheckResult result =
        variation(0.5, did("a", 0, 100), did("a", 1, 100), did("a", 2, 100), did("a", 3, 100_000));

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.details())
        .singleElement()
        .asString()
        .startsWith("cgroup a: coefficient of variation 1.7");
  }

  @Test
  void differentCgroupsAreNotCompared() {
    CheckResult result =
        variation(0.1, did("a", 0, 100), did("a", 1, 100), did("b", 0, 9000), did("b", 1, 9000));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void whatWasNotMeasuredIsNoObservation() {
    assertThat(variation(0.5, did("a", 0, 100)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(variation(0.5, did("a", 0, 100), NEVER_RAN).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(RateChecks.minWorkRate(Seen.workers(NEVER_RAN), 1).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(RateChecks.minIterationRate(Seen.workers(), 1).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void variationIsThatOfThePopulation() {
    Variation variation = Variation.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9});

    assertThat(variation.mean()).isEqualTo(5);
    assertThat(variation.coefficient()).isCloseTo(0.4, within(1e-12));
    assertThat(Variation.of(new double[0])).isEqualTo(new Variation(0, 0, 0));
  }
}
