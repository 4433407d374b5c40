package io.ktstr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.Reports;
import io.ktstr.api.WorkerReport;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyChecksTest {

  private static WorkerReport woken(String cgroup, int index, long... nanos) {
    return Reports.worker(cgroup, index).wakeLatencies(nanos).report();
  }

  private static CheckResult p99(double max, WorkerReport... workers) {
    return LatencyChecks.maxP99(Seen.workers(workers), max);
  }

  private static CheckResult variation(double max, WorkerReport... workers) {
    return LatencyChecks.maxVariation(Seen.workers(workers), max);
  }

  @ParameterizedTest
  @CsvSource({"4999, FAIL", "5000, PASS", "5001, PASS"})
  void latencyIsTooLongAboveTheLimitOnly(double max, Outcome outcome) {
    assertThat(p99(max, woken("a", 0, 5000)).outcome()).isEqualTo(outcome);
  }

  @Test
  void latenciesOfACgroupAreJudgedTogetherAndThoseOfAnotherApart() {
    CheckResult result = p99(50, woken("a", 0, 10, 20), woken("a", 1, 30, 100), woken("b", 0, 40));

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.observations()).isEqualTo(5);
    assertThat(result.unit()).isEqualTo("wake-ups");
    assertThat(result.summary())
        .isEqualTo("highest p99 100 ns over 5 wake-ups in 2 cgroups, threshold 50 ns");
    assertThat(result.details())
        .containsExactly(
            "cgroup a: p99 wake latency 100 ns over 4 wake-ups of 2 workers, above 50 ns");
  }

  @Test
  void workerThatNobodyWokeIsNoObservation() {
    CheckResult result =
        p99(50, woken("a", 0, 10), Seen.worker(1, Set.of(), Map.of()), woken("b", 0));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.observations()).isEqualTo(1);
  }

  @Test
  void withoutAnyWakeUpNothingIsSaid() {
    CheckResult result = p99(50, woken("a", 0), woken("b", 0));

    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.observations()).isZero();
    assertThat(result.summary()).contains("no worker was woken");
    assertThat(p99(50).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void variationIsThatOfAllLatenciesOfACgroup() {
    assertThat(variation(0.5, woken("a", 0, 1000, 1000), woken("a", 1, 1000, 1000)).outcome())
        .isEqualTo(Outcome.PASS);
    CheckResult result =
        variation(0.5, woken("a", 0, 100, 100, 100), woken("a", 1, 100_000), woken("b", 0, 7, 7));
    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.observations()).isEqualTo(6);
    assertThat(result.details())
        .singleElement()
        .asString()
        .matches(
            "cgroup a: wake latency CV 1\\.7\\d\\d \\(mean 25075 ns\\) over 4 wake-ups of 2 workers, above"
                + " 0\\.5");
  }

  @Test
  void variationNeedsTwoWakeUpsThatTookTime() {
    assertThat(variation(0.1, woken("a", 0, 5), woken("b", 0, 7)).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(variation(0.1, woken("a", 0, 0, 0)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(variation(0.1).observations()).isZero();
  }
}
