package io.ktstr.check;

import static io.ktstr.check.Seen.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.CheckResult.Kind;
import io.ktstr.api.Checks;
import io.ktstr.api.Outcome;
import io.ktstr.api.Reports;
import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Starvation, fairness and gaps together, as a test has them: five seconds of wall time each, times
 * off the CPU and gaps in milliseconds, limits of 15 points and 2 seconds.
 */
class SchedulingVectorsTest {

  private static final int POINTS = 15;
  private static final int GAP = 2000;
  private static final Checks USUAL = Checks.defaults().maxSpreadPct(POINTS).maxGapMs(GAP);

  private static WorkerReport worker(int index, long units, long offCpu, long gap) {
    return scheduled("cg", index, units, offCpu, gap, Set.of(index));
  }

  /** Workers that differ in their time off the CPU alone, in percent. */
  private static WorkerReport[] off(int... percent) {
    return IntStream.range(0, percent.length)
        .mapToObj(i -> worker(i, 1000, percent[i] * 50L, 50))
        .toArray(WorkerReport[]::new);
  }

  private static WorkerReport[] gap(int millis) {
    return new WorkerReport[] {worker(0, 1000, 500, 50), worker(1, 1000, 500, millis)};
  }

  private static AssertResult judged(Checks checks, WorkerReport... workers) {
    return Judge.judge(checks, Seen.workers(workers));
  }

  private static Set<Kind> failed(AssertResult result) {
    return Set.copyOf(
        result.checks().stream()
            .filter(check -> check.outcome() == Outcome.FAIL)
            .map(CheckResult::kind)
            .toList());
  }

  static Stream<Arguments> workers() {
    return Stream.of(
        fine("alike", worker(0, 1000, 500, 50), worker(1, 1000, 600, 60), worker(2, 1000, 550, 45)),
        wrong("one without work", Kind.STARVED, worker(0, 1000, 500, 50), worker(1, 0, 500, 50)),
        wrong("one mostly off the CPU", Kind.UNFAIR, off(10, 80, 40)),
        fine("all mostly off the CPU", off(75, 74, 76, 75)),
        fine("spread on the limit", off(10, 10 + POINTS)),
        wrong("spread above the limit", Kind.UNFAIR, off(10, 15 + POINTS)),
        wrong("gap far above the limit", Kind.STUCK, gap(GAP + 500)),
        fine("gap on the limit", gap(GAP)),
        wrong("gap just above the limit", Kind.STUCK, gap(GAP + 1)));
  }

  private static Arguments fine(String name, WorkerReport... workers) {
    return Arguments.of(name, workers, Set.of());
  }

  private static Arguments wrong(String name, Kind kind, WorkerReport... workers) {
    return Arguments.of(name, workers, Set.of(kind));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("workers")
  void onlyWhatIsWrongFails(String name, WorkerReport[] workers, Set<Kind> wrong) {
    assertThat(failed(judged(USUAL, workers))).isEqualTo(wrong);
  }

  @Test
  void workerThatNeverRanIsStarvedAndUnfairlyTreated() {
    AssertResult result = judged(USUAL, worker(0, 1000, 500, 50), worker(1, 0, 5000, 50));

    assertThat(failed(result)).containsExactlyInAnyOrder(Kind.STARVED, Kind.UNFAIR);
  }

  @Test
  void noReportsAtAllAreInconclusive() {
    assertThat(judged(USUAL).checks())
        .hasSize(3)
        .allSatisfy(check -> assertThat(check.outcome()).isEqualTo(Outcome.INCONCLUSIVE));
  }

  @Test
  void workIsWhatCountsEvenWithoutTime() {
    WorkerReport noTime = Reports.worker("cg", 1).wallNanos(0).cpuNanos(0).report();
    WorkerReport nothing = Reports.worker("cg", 1).wallNanos(0).cpuNanos(0).workUnits(0).report();

    assertThat(judged(Checks.defaults(), worker(0, 1000, 500, 50), noTime).outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(failed(judged(Checks.defaults(), worker(0, 1000, 500, 50), nothing)))
        .containsExactly(Kind.STARVED);
  }

  @Test
  void singleWorkerIsNotStarvedAndHasNobodyToDifferFrom() {
    AssertResult result = judged(USUAL, worker(0, 1000, 500, 50));

    assertThat(result.check("notStarved").outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.check("maxSpreadPct").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.stats().worstSpread()).hasValue(0);
  }

  @Test
  void unfairnessIsToldWithSpreadAndWorkers() {
    CheckResult unfair = judged(USUAL, off(5, 95)).check("maxSpreadPct");

    assertThat(unfair.details())
        .singleElement()
        .asString()
        .contains("2 workers", "5.0 to 95.0 percent", "a spread of 90.0");
  }

  @Test
  void starvedWorkersAndOnlyThoseAreNamed() {
    AssertResult result =
        judged(USUAL, worker(1, 1000, 500, 50), worker(2, 0, 500, 50), worker(3, 1000, 500, 50));

    assertThat(result.check("notStarved").details())
        .singleElement()
        .asString()
        .startsWith("cg/2 (pid 102)");
  }

  @Test
  void everyStuckWorkerIsNamedWithCpuAndTime() {
    WorkerReport stuck =
        Reports.worker("cg", 1).gap((GAP + 2000) * 1_000_000L, 4_500_000_000L, 1).report();
    WorkerReport too = Reports.worker("cg", 2).gap((GAP + 1) * 1_000_000L, 3_000_000, 2).report();
    AssertResult result = judged(USUAL, worker(0, 1000, 500, 50), stuck, too);

    assertThat(result.check("maxGapMs").details())
        .containsExactly(
            "cg/1 (pid 101) was stuck for 4000.000 ms on CPU 1, at +4500.000 ms, above 2000.0 ms",
            "cg/2 (pid 102) was stuck for 2001.000 ms on CPU 2, at +3.000 ms, above 2000.0 ms");
    assertThat(result.stats().worstGapMs()).hasValue(4000);
    assertThat(result.stats().worstGapCpu()).hasValue(1);
  }

  @Test
  void ownLimitsTakeThePlaceOfTheUsualOnes() {
    assertThat(judged(USUAL.maxGapMs(3000), gap(2500)).outcome()).isEqualTo(Outcome.PASS);
    assertThat(judged(USUAL.maxGapMs(1500), gap(2000)).check("maxGapMs"))
        .satisfies(check -> assertThat(check.outcome()).isEqualTo(Outcome.FAIL))
        .satisfies(check -> assertThat(check.kind()).isEqualTo(Kind.STUCK))
        .satisfies(check -> assertThat(check.summary()).contains("threshold 1500.0 ms"));
    WorkerReport slow = Reports.worker("cg", 1).gap(1_000_000_000, 0, 1).report();
    assertThat(judged(USUAL.maxGapMs(500), slow).check("maxGapMs").details())
        .singleElement()
        .asString()
        .contains("1000.000 ms", "CPU 1", "above 500.0 ms");
  }

  @Test
  void generousLimitsForgiveGapsAndSpreadButNoStarvation() {
    Checks generous = USUAL.maxSpreadPct(100).maxGapMs(5000);

    assertThat(
            failed(
                judged(
                    generous,
                    worker(0, 1000, 500, 2500),
                    worker(1, 1000, 4500, 50),
                    worker(2, 0, 5000, 50))))
        .containsExactly(Kind.STARVED);
    assertThat(failed(judged(generous, worker(0, 0, 500, 50)))).containsExactly(Kind.STARVED);
  }

  @Test
  void gapAndSpreadAreJudgedWithoutTheCheckOnStarvation() {
    Checks alone = Checks.none().maxGapMs(500).maxSpreadPct(5);

    assertThat(failed(judged(alone, worker(0, 0, 500, 50), worker(1, 0, 4500, 600))))
        .containsExactlyInAnyOrder(Kind.STUCK, Kind.UNFAIR);
  }

  @Test
  void nothingEnabledIsInconclusiveHoweverBadItWas() {
    AssertResult result = judged(Checks.none(), worker(0, 0, 5000, 9000));

    assertThat(result.checks()).isEmpty();
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void verdictsOfTwoCgroupsAreMergedWithoutComparingThem() {
    AssertResult one =
        judged(
            USUAL,
            scheduled("a", 0, 1000, 500, 50, Set.of(0)),
            scheduled("a", 1, 1000, 600, 50, Set.of(1)));
    AssertResult other =
        judged(
            USUAL,
            scheduled("b", 0, 1000, 2500, 50, Set.of(0)),
            scheduled("b", 1, 1000, 2600, 50, Set.of(1)));

    AssertResult both = one.merge(other);

    assertThat(both.outcome()).isEqualTo(Outcome.PASS);
    assertThat(both.stats().cgroups()).hasSize(2);
    assertThat(both.stats().totalWorkers()).isEqualTo(4);
  }

  @Test
  void failureStaysInEitherOrderOfMerging() {
    AssertResult fine = judged(USUAL, off(10, 12));
    AssertResult unfair = judged(USUAL, off(10, 90));

    assertThat(List.of(fine.merge(unfair), unfair.merge(fine)))
        .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.FAIL))
        .allSatisfy(result -> assertThat(result.check("maxSpreadPct").details()).isNotEmpty());
  }
}
