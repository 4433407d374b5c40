package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Five seconds of wall time each, unless said otherwise. */
class ScenarioStatsTest {

  private static final double BUCKET = 1.0 / 128;

  private static AssertResult of(Reports... workers) {
    return new AssertResult(List.of(), Arrays.stream(workers).map(Reports::report).toList());
  }

  /** A worker that was off the CPU for so many percent of the time. */
  private static Reports off(String cgroup, int index, double percent) {
    return Reports.worker(cgroup, index)
        .cpuNanos(5_000_000_000L - Math.round(percent * 50_000_000L));
  }

  private static Reports woken(String cgroup, int index, long... micros) {
    return Reports.worker(cgroup, index)
        .wakeLatencies(LongStream.of(micros).map(each -> each * 1000).toArray());
  }

  private static void assertMicros(OptionalDouble seen, double micros) {
    assertThat(seen.orElseThrow()).isBetween(micros, micros * (1 + BUCKET));
  }

  @Test
  void sharesOffTheCpuAreThoseOfTheWorkers() {
    CgroupStats stats = of(off("a", 0, 20).cpus(0), off("a", 1, 30).cpus(1)).cgroup("a");

    assertThat(stats.minOffCpuPct()).hasValue(20);
    assertThat(stats.maxOffCpuPct()).hasValue(30);
    assertThat(stats.avgOffCpuPct()).hasValue(25);
    assertThat(stats.spread()).hasValue(10);
    assertThat(stats.workers()).isEqualTo(2);
    assertThat(stats.cpus()).containsExactly(0, 1);
  }

  @Test
  void oneWorkerHasASpreadOfNothing() {
    ScenarioStats stats = of(off("a", 0, 20)).stats();

    assertThat(stats.totalWorkers()).isEqualTo(1);
    assertThat(stats.cgroups()).hasSize(1);
    assertThat(stats.worstSpread()).hasValue(0);
  }

  @Test
  void workersThatRanForNoTimeHaveNoShares() {
    CgroupStats stats = of(Reports.worker("a", 0).wallNanos(0)).cgroup("a");

    assertThat(stats.avgOffCpuPct()).isEmpty();
    assertThat(stats.spread()).isEmpty();
  }

  @Test
  void spreadIsWithinACgroup() {
    ScenarioStats stats =
        of(off("a", 0, 10), off("a", 1, 12), off("b", 0, 50), off("b", 1, 52)).stats();

    assertThat(stats.cgroups()).extracting(CgroupStats::cgroup).containsExactly("a", "b");
    assertThat(stats.totalWorkers()).isEqualTo(4);
    assertThat(stats.worstSpread().orElseThrow()).isCloseTo(2, within(1e-6));
  }

  @Test
  void worstSpreadIsTheWidest() {
    assertThat(
            of(off("a", 0, 10), off("a", 1, 14), off("b", 0, 10), off("b", 1, 20))
                .stats()
                .worstSpread()
                .orElseThrow())
        .isCloseTo(10, within(1e-6));
  }

  @Test
  void worstGapComesWithItsCpuAndTheFirstOfEqualOnesCounts() {
    AssertResult first = of(Reports.worker("a", 0).gap(100_000_000, 0, 0));
    AssertResult second = of(Reports.worker("b", 0).gap(500_000_000, 0, 1));
    AssertResult third = of(Reports.worker("c", 0).gap(500_000_000, 0, 2));

    ScenarioStats stats = first.merge(second).merge(third).stats();

    assertThat(stats.worstGapMs()).hasValue(500);
    assertThat(stats.worstGapCpu()).hasValue(1);
  }

  @Test
  void cpusAreCountedOnce() {
    ScenarioStats stats =
        of(
                Reports.worker("a", 0).cpus(0, 1),
                Reports.worker("a", 1).cpus(1).cpusInPhase(2, Set.of(3)),
                Reports.worker("b", 0).cpus(1, 2))
            .stats();

    assertThat(stats.totalCpus()).isEqualTo(4);
    assertThat(stats.cgroups().get(0).cpus()).containsExactly(0, 1, 3);
  }

  @Test
  void latenciesOfACgroupArePooled() {
    CgroupStats stats =
        of(
                woken("a", 0, 1, 2, 3, 4, 5).iterations(100),
                woken("a", 1, 6, 7, 8, 9, 10).iterations(200))
            .cgroup("a");

    assertMicros(stats.medianWakeLatencyUs(), 6);
    assertThat(stats.p99WakeLatencyUs()).hasValue(10);
    assertThat(stats.totalIterations()).isEqualTo(300);
    assertThat(stats.wakeLatencyCv().orElseThrow()).isCloseTo(0.522, within(0.01));
  }

  @Test
  void worstPercentileIsThatOfTheSlowestCgroup() {
    ScenarioStats stats =
        of(woken("a", 0, LongStream.rangeClosed(1, 100).toArray()), woken("b", 0, 5)).stats();

    assertMicros(stats.worstP99WakeLatencyUs(), 99);
  }

  @Test
  void whatNobodyMeasuredIsEmptyAndNotZero() {
    ScenarioStats stats =
        of(Reports.worker("a", 0).iterations(0).numaPagesMigrated(OptionalLong.empty())).stats();

    assertThat(stats.worstP99WakeLatencyUs()).isEmpty();
    assertThat(stats.worstMedianWakeLatencyUs()).isEmpty();
    assertThat(stats.worstWakeLatencyCv()).isEmpty();
    assertThat(stats.worstWakeLatencyTailRatio()).isEmpty();
    assertThat(stats.worstMeanRunDelayUs()).isEmpty();
    assertThat(stats.worstRunDelayUs()).isEmpty();
    assertThat(stats.worstPageLocality()).isEmpty();
    assertThat(stats.worstCrossNodeMigrationRatio()).isEmpty();
    assertThat(stats.worstMigrationRatio()).isEmpty();
    assertThat(stats.worstIterationsPerWorker()).as("it made no pass").hasValue(0);
  }

  @Test
  void runDelayIsMeanAndWorst() {
    CgroupStats stats =
        of(
                Reports.worker("a", 0).schedStat(1, 100_000, 1),
                Reports.worker("a", 1).schedStat(1, 300_000, 1),
                Reports.worker("a", 2))
            .cgroup("a");

    assertThat(stats.meanRunDelayUs()).hasValue(200);
    assertThat(stats.worstRunDelayUs()).hasValue(300);
  }

  @Test
  void tailIsThePercentileByTheMedian() {
    CgroupStats stats =
        of(
                woken("a", 0, 10, 10, 50).iterations(800),
                Reports.worker("a", 1).iterations(0),
                Reports.worker("a", 2).iterations(0),
                Reports.worker("a", 3).iterations(0))
            .cgroup("a");

    assertThat(stats.wakeLatencyTailRatio().orElseThrow()).isCloseTo(5, within(5 * BUCKET));
    assertThat(stats.iterationsPerWorker()).hasValue(200);
  }

  @Test
  void medianOfNothingHasNoTail() {
    CgroupStats stats = of(woken("a", 0, 0, 0, 7).iterations(50)).cgroup("a");

    assertThat(stats.medianWakeLatencyUs()).hasValue(0);
    assertThat(stats.wakeLatencyTailRatio()).isEmpty();
    assertThat(stats.iterationsPerWorker()).hasValue(50);
  }

  @Test
  void localityIsThatOfAllPagesOfACgroup() {
    CgroupStats stats =
        of(
                Reports.worker("a", 0).expecting(0).pages(Map.of(0, 90L, 1, 10L)),
                Reports.worker("a", 1).expecting(1).pages(Map.of(0, 50L, 1, 50L)),
                Reports.worker("a", 2).pages(Map.of(0, 100L)))
            .cgroup("a");

    assertThat(stats.pageLocality()).as("a worker that expects nothing is left out").hasValue(0.7);
  }

  @Test
  void localityOfZeroIsTheWorst() {
    AssertResult none = of(Reports.worker("a", 0).expecting(0).pages(Map.of(1, 50L)));
    AssertResult most = of(Reports.worker("b", 0).expecting(0).pages(Map.of(0, 70L, 1, 30L)));
    AssertResult unknown = of(Reports.worker("c", 0));

    assertThat(none.merge(most).merge(unknown).stats().worstPageLocality()).hasValue(0.0);
    assertThat(unknown.merge(most).stats().worstPageLocality()).hasValue(0.7);
  }

  @Test
  void migratedPagesAreThoseOfTheWorkers() {
    AssertResult one =
        of(Reports.worker("a", 0).pages(Map.of(0, 100L)).numaPagesMigrated(OptionalLong.of(10)));
    AssertResult other =
        of(Reports.worker("b", 0).pages(Map.of(0, 100L)).numaPagesMigrated(OptionalLong.of(30)));

    assertThat(one.cgroup("a").crossNodeMigrationRatio()).hasValue(0.1);
    assertThat(one.merge(other).stats().worstCrossNodeMigrationRatio()).hasValue(0.3);
  }

  @Test
  void migrationsAreCountedForEachPass() {
    ScenarioStats stats =
        of(
                Reports.worker("a", 0).iterations(60).migrations(5),
                Reports.worker("a", 1).iterations(40).migrations(0))
            .stats();

    assertThat(stats.totalMigrations()).isEqualTo(5);
    assertThat(stats.worstMigrationRatio()).hasValue(0.05);
  }

  @Test
  void programsHaveNoGapAndNoPasses() {
    ProgramReport program =
        new ProgramReport(List.of("/bin/a"), 1, OptionalInt.empty(), OptionalInt.empty(), "", 0);
    CgroupStats stats = of(Reports.worker("a", 0).program(program)).cgroup("a");

    assertThat(stats.maxGapMs()).isEmpty();
    assertThat(stats.maxGapCpu()).isEmpty();
    assertThat(stats.iterationsPerWorker()).isEmpty();
    assertThat(stats.avgOffCpuPct()).hasValue(20);
  }
}
