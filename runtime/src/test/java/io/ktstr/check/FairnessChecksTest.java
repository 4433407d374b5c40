package io.ktstr.check;

import static io.ktstr.check.Seen.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.api.WorkerReport;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five seconds each; off-CPU times in milliseconds. */
class FairnessChecksTest {

  private static WorkerReport gap(int index, long millis) {
    return scheduled("a", index, 1000, 500, millis, Set.of(0));
  }

  private static WorkerReport off(String cgroup, int index, long millis) {
    return scheduled(cgroup, index, 1000, millis, 10, Set.of(0));
  }

  private static CheckResult spread(double max, WorkerReport... workers) {
    return FairnessChecks.maxSpread(Seen.workers(workers), max);
  }

  @ParameterizedTest
  @CsvSource({"2000, PASS", "2001, FAIL", "1999, PASS", "4000, FAIL"})
  void gapIsTooLongAboveTheLimitOnly(long millis, Outcome outcome) {
    CheckResult result = FairnessChecks.maxGap(Seen.workers(gap(0, 10), gap(1, millis)), 2000);

    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.observations()).isEqualTo(2);
  }

  @Test
  void everyWorkerWithAGapIsNamed() {
    CheckResult result =
        FairnessChecks.maxGap(Seen.workers(gap(0, 2500), gap(1, 10), gap(2, 2600)), 1500);

    assertThat(result.details())
        .containsExactly(
            "a/0 (pid 100) was stuck for 2500.000 ms on CPU 0, at +0.000 ms, above 1500.0 ms",
            "a/2 (pid 102) was stuck for 2600.000 ms on CPU 0, at +0.000 ms, above 1500.0 ms");
    assertThat(result.summary())
        .isEqualTo("longest gap 2600.000 ms over 3 workers, threshold 1500.0 ms");
  }

  @Test
  void spreadIsTheDifferenceOfTheSharesOffTheCpu() {
    assertThat(spread(15, off("a", 0, 1000), off("a", 1, 1750)).outcome()).isEqualTo(Outcome.PASS);
    CheckResult result = spread(15, off("a", 0, 250), off("a", 1, 4750));
    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.details())
        .containsExactly(
            "cgroup a: 2 workers were off the CPU for 5.0 to 95.0 percent of the time, a spread of 90.0,"
                + " above 15.0 points");
  }

  @Test
  void neighboursAreThoseOfOneCgroup() {
    CheckResult result =
        spread(15, off("a", 0, 100), off("a", 1, 100), off("b", 0, 4000), off("b", 1, 4000));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.observations()).isEqualTo(4);
    assertThat(result.summary()).contains("over 4 workers in 2 cgroups");
  }

  @Test
  void workersAloneInTheirCgroupsHaveNoSpread() {
    assertThat(spread(15, off("a", 0, 100), off("b", 0, 4000)).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void withoutWorkersNothingIsSaid() {
    assertThat(FairnessChecks.maxGap(Seen.workers(), 1).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(spread(15).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
