package io.ktstr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.Outcome;
import io.ktstr.api.Reports;
import io.ktstr.api.Timing;
import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One limit each, on what one or two workers of a cgroup have measured in five seconds: latencies,
 * rates, migrations and pages. Node 1 is memory-only where that matters.
 */
class MeasurementVectorsTest {

  private static Reports worker() {
    return Reports.worker("cg", 0);
  }

  private static Reports woken(long... nanos) {
    return worker().wakeLatencies(nanos);
  }

  private static Reports on(long node0, long node1) {
    return worker().expecting(0).pages(Map.of(0, node0, 1, node1));
  }

  private static Reports migrating(long migrations, long passes) {
    return worker().migrations(migrations).iterations(passes);
  }

  private static Observations observed(Set<Integer> memoryOnly, long migrated, Reports... workers) {
    return new Observations(
        Stream.of(workers).map(Reports::report).toList(),
        List.of(),
        memoryOnly,
        OptionalLong.of(migrated),
        Map.of(),
        Timing.TRUSTED);
  }

  private static Arguments row(
      String name, Checks limit, Observations observations, Outcome outcome) {
    return Arguments.of(name, limit, observations, outcome);
  }

  private static Observations seen(Reports... workers) {
    return observed(Set.of(), 0, workers);
  }

  static Stream<Arguments> latencies() {
    Checks none = Checks.none();
    return Stream.of(
        row(
            "p99 below the limit",
            none.maxP99WakeLatencyNs(1000),
            seen(woken(100, 200, 300, 400, 500)),
            Outcome.PASS),
        row("p99 above the limit", none.maxP99WakeLatencyNs(4999), seen(woken(5000)), Outcome.FAIL),
        row("p99 close below", none.maxP99WakeLatencyNs(5001), seen(woken(5000)), Outcome.PASS),
        row(
            "no latencies, p99",
            none.maxP99WakeLatencyNs(1000),
            seen(woken()),
            Outcome.INCONCLUSIVE),
        row("no reports, p99", none.maxP99WakeLatencyNs(1000), seen(), Outcome.INCONCLUSIVE),
        row(
            "all alike",
            none.maxWakeLatencyCv(0.5),
            seen(woken(1000, 1000, 1000, 1000)),
            Outcome.PASS),
        row(
            "one far off",
            none.maxWakeLatencyCv(0.5),
            seen(woken(100, 100, 100, 100_000)),
            Outcome.FAIL),
        row("one alone", none.maxWakeLatencyCv(0.1), seen(woken(100)), Outcome.INCONCLUSIVE),
        row("no reports, CV", none.maxWakeLatencyCv(0.1), seen(), Outcome.INCONCLUSIVE));
  }

  static Stream<Arguments> rates() {
    Checks none = Checks.none();
    return Stream.of(
        row("fast enough", none.minIterationRate(100), seen(worker()), Outcome.PASS),
        row("too slow", none.minIterationRate(201), seen(worker()), Outcome.FAIL),
        row(
            "no time",
            none.minIterationRate(100),
            seen(worker().wallNanos(0)),
            Outcome.INCONCLUSIVE),
        row("no reports", none.minIterationRate(100), seen(), Outcome.INCONCLUSIVE),
        row("no reports, work", none.minWorkRate(100), seen(), Outcome.INCONCLUSIVE),
        row("no reports, CV", none.maxThroughputCv(1), seen(), Outcome.INCONCLUSIVE));
  }

  static Stream<Arguments> migrations() {
    Checks none = Checks.none();
    return Stream.of(
        row("few", none.maxMigrationRatio(0.05), seen(migrating(2, 100)), Outcome.PASS),
        row("on the limit", none.maxMigrationRatio(0.1), seen(migrating(10, 100)), Outcome.PASS),
        row("many", none.maxMigrationRatio(0.1), seen(migrating(20, 100)), Outcome.FAIL),
        row("no pass", none.maxMigrationRatio(0.1), seen(migrating(0, 0)), Outcome.INCONCLUSIVE),
        row(
            "few pages",
            none.maxCrossNodeMigrationRatio(0.1),
            observed(Set.of(), 5, on(100, 0)),
            Outcome.PASS),
        row(
            "pages on the limit",
            none.maxCrossNodeMigrationRatio(0.1),
            observed(Set.of(), 10, on(100, 0)),
            Outcome.PASS),
        row(
            "many pages",
            none.maxCrossNodeMigrationRatio(0.1),
            observed(Set.of(), 20, on(100, 0)),
            Outcome.FAIL));
  }

  static Stream<Arguments> pages() {
    Checks none = Checks.none();
    return Stream.of(
        row("all local", none.minPageLocality(1.0), seen(on(100, 0)), Outcome.PASS),
        row("most local", none.minPageLocality(0.8), seen(on(90, 10)), Outcome.PASS),
        row("on the limit", none.minPageLocality(0.8), seen(on(80, 20)), Outcome.PASS),
        row("half local", none.minPageLocality(0.8), seen(on(50, 50)), Outcome.FAIL),
        row("none local", none.minPageLocality(0.01), seen(on(0, 50)), Outcome.FAIL),
        row("no pages", none.minPageLocality(0.8), seen(on(0, 0)), Outcome.INCONCLUSIVE),
        row(
            "nothing expected",
            none.minPageLocality(0.8),
            seen(worker().pages(Map.of(0, 50L))),
            Outcome.INCONCLUSIVE),
        row(
            "little on the slow tier",
            none.maxSlowTierRatio(0.5),
            observed(Set.of(1), 0, on(90, 10)),
            Outcome.PASS),
        row(
            "much on the slow tier",
            none.maxSlowTierRatio(0.05),
            observed(Set.of(1), 0, on(90, 10)),
            Outcome.FAIL),
        row(
            "nothing on the slow tier",
            none.maxSlowTierRatio(0.0),
            observed(Set.of(1), 0, on(100, 0)),
            Outcome.PASS),
        row("no slow tier", none.maxSlowTierRatio(0.5), seen(on(90, 10)), Outcome.INCONCLUSIVE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"latencies", "rates", "migrations", "pages"})
  void limitIsJudgedByWhatWasMeasured(
      String name, Checks limit, Observations observations, Outcome outcome) {
    AssertResult result = Judge.judge(limit, observations);

    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.checks())
        .singleElement()
        .satisfies(check -> assertThat(check.details()).hasSize(outcome == Outcome.FAIL ? 1 : 0))
        .extracting(CheckResult::observations)
        .satisfies(count -> assertThat(count == 0).isEqualTo(outcome == Outcome.INCONCLUSIVE));
  }

  @Test
  void migrationsWithoutALimitAreNotJudged() {
    assertThat(Judge.judge(Checks.none(), seen(migrating(50, 100))).checks()).isEmpty();
  }

  @Test
  void percentileIsReportedInMicroseconds() {
    WorkerReport worker = woken(5000).report();

    assertThat(new AssertResult(List.of(), List.of(worker)).stats().worstP99WakeLatencyUs())
        .hasValue(5.0);
  }
}
