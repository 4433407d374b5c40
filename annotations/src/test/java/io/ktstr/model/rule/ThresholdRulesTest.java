package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Threshold;
import io.ktstr.model.Topology;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdRulesTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -0.0, Double.MIN_VALUE, 0.8, 1.0})
  void shareIsFrom0To1(double value) {
    assertThat(ThresholdRules.range(Threshold.MIN_PAGE_LOCALITY, value)).isEqualTo(Verdict.ok());
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {-0.01, 1.01, 80, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void anyOtherShareIsOutOfRange(double value) {
    assertViolation(
        ThresholdRules.range(Threshold.MIN_PAGE_LOCALITY, value),
        RuleCode.THRESHOLD_RANGE,
        "minPageLocality = " + value,
        "[0.0, 1.0]");
  }

  @Test
  void messageSaysWhatToWriteInstead() {
    assertViolation(
        ThresholdRules.range(Threshold.MIN_PAGE_LOCALITY, 80),
        RuleCode.THRESHOLD_RANGE,
        "write 0.8 for 80 percent");
    assertViolation(
        ThresholdRules.range(Threshold.MAX_MIGRATION_RATIO, -1),
        RuleCode.THRESHOLD_RANGE,
        "write 0.0 or more");
    assertViolation(
        ThresholdRules.range(Threshold.MAX_MIGRATION_RATIO, Double.POSITIVE_INFINITY),
        RuleCode.THRESHOLD_RANGE,
        "remove it for no limit");
    assertViolation(
        ThresholdRules.duration("durationS", 100_000),
        RuleCode.DURATION_INVALID,
        "write 86400.0 or less");
    assertViolation(
        ThresholdRules.duration("durationS", Double.NaN),
        RuleCode.DURATION_INVALID,
        "write for example 0.5");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.5, 7.5, Double.MAX_VALUE})
  void ratioMayExceed1(double value) {
    assertThat(ThresholdRules.range(Threshold.MAX_MIGRATION_RATIO, value)).isEqualTo(Verdict.ok());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, Double.NaN, Double.POSITIVE_INFINITY})
  void negativeOrEndlessRatioIsOutOfRange(double value) {
    assertViolation(
        ThresholdRules.range(Threshold.MAX_MIGRATION_RATIO, value),
        RuleCode.THRESHOLD_RANGE,
        "maxMigrationRatio = " + value);
  }

  @Test
  void lowerThresholdMayEqualButNotExceedTheUpperOne() {
    OptionalDouble none = OptionalDouble.empty();
    assertThat(order(OptionalDouble.of(0.5), OptionalDouble.of(0.5))).isEqualTo(Verdict.ok());
    assertThat(order(OptionalDouble.of(0.9), none)).isEqualTo(Verdict.ok());
    assertThat(order(none, OptionalDouble.of(0.1))).isEqualTo(Verdict.ok());
    assertViolation(
        order(OptionalDouble.of(0.6), OptionalDouble.of(0.5)),
        RuleCode.THRESHOLD_ORDER,
        "minPageLocality = 0.6 exceeds maxPageLocality = 0.5");
  }

  private static Verdict order(OptionalDouble min, OptionalDouble max) {
    return ThresholdRules.order(Threshold.MIN_PAGE_LOCALITY, min, Threshold.MAX_PAGE_LOCALITY, max);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 0.5, 86_400})
  void durationIsAbove0AndUpToADay(double seconds) {
    assertThat(ThresholdRules.duration("durationS", seconds)).isEqualTo(Verdict.ok());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 86_400.1, Double.NaN, Double.POSITIVE_INFINITY})
  void anyOtherDurationIsInvalid(double seconds) {
    assertViolation(
        ThresholdRules.duration("durationS", seconds),
        RuleCode.DURATION_INVALID,
        "durationS = " + seconds);
  }

  @Test
  void localityOfPagesThatMayBeAnywhereIsVacuous() {
    assertThat(ThresholdRules.locality(Threshold.MIN_PAGE_LOCALITY, 0.8, true))
        .isEqualTo(Verdict.ok());
    assertViolation(
        ThresholdRules.locality(Threshold.MIN_PAGE_LOCALITY, 0.8, false),
        RuleCode.THRESHOLD_VACUOUS_LOCALITY,
        "minPageLocality = 0.8");
  }

  @Test
  void slowTierOfAMachineWithoutOneIsVacuous() {
    Topology plain = Topology.of(1, 1, 1, 1);
    Topology tiered = plain.withNodes(NodeSpec.of(1, 128), NodeSpec.memoryOnly(128));
    assertThat(ThresholdRules.slowTier(0.1, tiered.layout())).isEqualTo(Verdict.ok());
    assertViolation(
        ThresholdRules.slowTier(0.1, plain.layout()),
        RuleCode.THRESHOLD_VACUOUS_SLOW_TIER,
        "maxSlowTierRatio = 0.1");
  }

  private static void assertViolation(Verdict verdict, RuleCode code, String... words) {
    Verdict.Violation violation = verdict.violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(code);
    assertThat(violation.message()).contains(words);
    Messages.assertWellFormed(violation);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 100.5, Double.NaN, Double.POSITIVE_INFINITY})
  void percentageIsWithinAHundred(double value) {
    assertViolation(
        ThresholdRules.range(Threshold.MAX_SPREAD_PCT, value),
        RuleCode.THRESHOLD_RANGE,
        "maxSpreadPct = " + value + " is not within [0.0, 100.0]");
    assertThat(ThresholdRules.range(Threshold.MAX_SPREAD_PCT, 100)).isEqualTo(Verdict.ok());
  }

  @Test
  void isolationNeedsACpuset() {
    assertThat(ThresholdRules.isolation(true)).isEqualTo(Verdict.ok());
    assertViolation(
        ThresholdRules.isolation(false),
        RuleCode.THRESHOLD_VACUOUS_ISOLATION,
        "no cgroup has a cpuset");
  }
}
