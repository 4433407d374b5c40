package io.ktstr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.CheckResult.Kind;
import io.ktstr.api.Checks;
import io.ktstr.api.Outcome;
import io.ktstr.api.Timing;
import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final WorkerReport WORKER = Seen.worker(0, Set.of(0), Map.of(0, 100L));

  private static final Checks ALL =
      Checks.defaults()
          .minPageLocality(0.8)
          .maxPageLocality(1.0)
          .maxCrossNodeMigrationRatio(0.1)
          .maxSlowTierRatio(0.5)
          .isolation(true)
          .maxMigrationRatio(1)
          .maxGapMs(1000)
          .maxSpreadPct(50)
          .maxThroughputCv(1)
          .minWorkRate(1)
          .maxP99WakeLatencyNs(1000)
          .maxWakeLatencyCv(1)
          .minIterationRate(1)
          .nodeShare("cg", 0, 1)
          .nodeShare("", 1, 0);

  private static Observations with(PolicyObservation... policies) {
    return new Observations(
        List.of(WORKER),
        List.of(policies),
        Set.of(1),
        OptionalLong.of(0),
        Map.of("cg", List.of(Set.of(0))),
        Timing.TRUSTED);
  }

  private static final PolicyObservation KEPT =
      new PolicyObservation("cg/0", "MPOL_BIND {0}", "MPOL_BIND {0}");
  private static final PolicyObservation LOST =
      new PolicyObservation("cg/1", "MPOL_BIND {0}", "MPOL_DEFAULT NULL");

  @Test
  void everyEnabledCheckIsAppliedInOrder() {
    AssertResult result = Judge.judge(ALL, with(KEPT));

    assertThat(result.checks())
        .extracting(CheckResult::name)
        .containsExactly(
            "policyReadBack",
            "notStarved",
            "isolation",
            "minPageLocality",
            "maxPageLocality",
            "maxCrossNodeMigrationRatio",
            "maxSlowTierRatio",
            "maxMigrationRatio",
            "maxGapMs",
            "maxSpreadPct",
            "maxThroughputCv",
            "minWorkRate",
            "maxP99WakeLatencyNs",
            "maxWakeLatencyCv",
            "minIterationRate",
            "nodeShare(cg, 0)",
            "nodeShare(1)");
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.checks())
        .filteredOn(check -> check.outcome() == Outcome.INCONCLUSIVE)
        .extracting(CheckResult::name)
        .as("one worker has no neighbour, and nothing woke it")
        .containsExactly(
            "maxSpreadPct", "maxThroughputCv", "maxP99WakeLatencyNs", "maxWakeLatencyCv");
    assertThat(result.workers()).containsExactly(WORKER);
  }

  @Test
  void everyCheckSaysWhatItIsAbout() {
    assertThat(Judge.judge(ALL, with(KEPT)).checks())
        .extracting(CheckResult::kind)
        .containsExactly(
            Kind.POLICY,
            Kind.STARVED,
            Kind.ISOLATION,
            Kind.PAGE_LOCALITY,
            Kind.PAGE_LOCALITY,
            Kind.CROSS_NODE_MIGRATION,
            Kind.SLOW_TIER,
            Kind.MIGRATION,
            Kind.STUCK,
            Kind.UNFAIR,
            Kind.BENCHMARK,
            Kind.BENCHMARK,
            Kind.BENCHMARK,
            Kind.BENCHMARK,
            Kind.BENCHMARK,
            Kind.PAGE_LOCALITY,
            Kind.PAGE_LOCALITY);
  }

  @Test
  void defaultsAreOnlyThatNobodyStarves() {
    assertThat(Judge.judge(Checks.defaults(), with()).checks())
        .extracting(CheckResult::name)
        .containsExactly("notStarved");
  }

  @Test
  void withoutAnyCheckTheVerdictIsInconclusive() {
    AssertResult result = Judge.judge(Checks.defaults().notStarved(false), with());

    assertThat(result.checks()).isEmpty();
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void policyThatDidNotTakeEffectFailsWithBothReadings() {
    CheckResult result = Judge.judge(Checks.defaults(), with(KEPT, LOST)).checks().get(0);

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.observations()).isEqualTo(2);
    assertThat(result.summary()).isEqualTo("1 of 2 workers read their policy back");
    assertThat(result.details())
        .containsExactly(
            "cg/1: get_mempolicy reads back MPOL_DEFAULT NULL, expected MPOL_BIND {0}");
  }

  @Test
  void nothingSeenPassesNothing() {
    Observations nothing =
        new Observations(
            List.of(), List.of(), Set.of(), OptionalLong.empty(), Map.of(), Timing.TRUSTED);

    assertThat(Judge.judge(ALL, nothing).checks())
        .hasSize(15)
        .allSatisfy(check -> assertThat(check.outcome()).isEqualTo(Outcome.INCONCLUSIVE));
  }

  @Test
  void limitsOnTimeSayNothingUnderEmulation() {
    Observations emulated =
        new Observations(
            List.of(WORKER),
            List.of(),
            Set.of(1),
            OptionalLong.of(0),
            Map.of("cg", List.of(Set.of(0))),
            Timing.EMULATED);

    assertThat(Judge.judge(ALL, emulated).checks())
        .filteredOn(check -> check.summary().contains("emulation"))
        .allSatisfy(check -> assertThat(check.outcome()).isEqualTo(Outcome.INCONCLUSIVE))
        .extracting(CheckResult::name)
        .containsExactly(
            "maxGapMs",
            "maxSpreadPct",
            "maxThroughputCv",
            "minWorkRate",
            "maxP99WakeLatencyNs",
            "maxWakeLatencyCv",
            "minIterationRate");
  }
}
