package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ktstr.model.NodeShareSpec;
import io.ktstr.model.Threshold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {

  private static final Checks NONE = Checks.none();

  private static final List<Double> NEVER =
      List.of(-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  @ParameterizedTest
  @EnumSource
  void thresholdOutOfRangeIsRefusedByName(Threshold threshold) {
    List<Double> impossible = new ArrayList<>(NEVER);
    switch (threshold.range()) {
      case SHARE -> impossible.addAll(List.of(1.1, 5.0));
      case PERCENT -> impossible.add(100.1);
      case AMOUNT -> {}
    }
    assertThat(impossible)
        .allSatisfy(
            value ->
                assertThatThrownBy(() -> NONE.with(threshold, value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(threshold.attribute()));
  }

  @Test
  void thresholdsExcludeNothingByContradiction() {
    Checks min = NONE.minPageLocality(0.8);

    assertThatThrownBy(() -> min.maxPageLocality(0.7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minPageLocality")
        .hasMessageContaining("maxPageLocality");
    assertThat(min.maxPageLocality(0.8).limit(Threshold.MAX_PAGE_LOCALITY)).hasValue(0.8);
  }

  @Test
  void eachThresholdIsKeptBesideTheOthers() {
    Checks all =
        NONE.notStarved(false)
            .isolation(true)
            .minPageLocality(0.5)
            .maxPageLocality(0.9)
            .maxCrossNodeMigrationRatio(2.5)
            .maxSlowTierRatio(0.25)
            .maxMigrationRatio(0.125)
            .maxGapMs(2000)
            .maxSpreadPct(15)
            .maxThroughputCv(0.75)
            .minWorkRate(100)
            .maxP99WakeLatencyNs(1e6)
            .maxWakeLatencyCv(3)
            .minIterationRate(10);

    assertThat(all.notStarved()).contains(false);
    assertThat(all.isolation()).contains(true);
    assertThat(all.limits())
        .containsOnlyKeys(Threshold.values())
        .containsValues(0.5, 0.9, 2.5, 0.25, 0.125, 2000.0, 15.0, 0.75, 100.0, 1e6, 3.0, 10.0);
    assertThat(all.limit(Threshold.MAX_GAP_MS)).hasValue(2000);
    assertThat(all.minPageLocality(0.6).limit(Threshold.MIN_PAGE_LOCALITY)).hasValue(0.6);
    assertThat(NONE).isEqualTo(Checks.none());
  }

  @Test
  void defaultsAreOnlyThatNobodyStarves() {
    Checks defaults = Checks.defaults();

    assertThat(defaults.notStarved()).contains(true);
    assertThat(defaults.isolation()).isEmpty();
    assertThat(defaults.limits()).isEmpty();
    assertThat(defaults.limit(Threshold.MIN_PAGE_LOCALITY)).isEmpty();
    assertThat(defaults.nodeShares()).isEmpty();
  }

  @Test
  void nodeShareTakesThePlaceOfOneOfTheSameNodeAndCgroup() {
    Checks checks =
        NONE.nodeShare("a", 0, 0.5)
            .nodeShare("a", 1, 0.5)
            .nodeShare("", 0, 0.25)
            .nodeShare("a", 0, 0.4, 0.1);

    assertThat(checks.nodeShares())
        .containsExactly(
            new NodeShareSpec("a", 1, 0.5, 0.05),
            new NodeShareSpec("", 0, 0.25, 0.05),
            new NodeShareSpec("a", 0, 0.4, 0.1));
  }

  @Test
  void nodeSharesThatNothingCouldMeetOrMissAreRefused() {
    assertThatThrownBy(() -> NONE.nodeShare("a", 0, 75))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share = 75.0 is not within [0.0, 1.0]");
    assertThatThrownBy(() -> NONE.nodeShare("a", 0, 0.5, -0.1))
        .hasMessageContaining("tolerance = -0.1");
    assertThatThrownBy(() -> NONE.nodeShare("a", 0, 0.5, 0.5))
        .hasMessageContaining("threshold-vacuous");
    assertThatThrownBy(() -> NONE.nodeShare("a", 0, 0.8).nodeShare("a", 1, 0.4))
        .hasMessageContaining("come to 1.1 at least");
    assertThatThrownBy(() -> NONE.nodeShare("", 0, 0.8).nodeShare("a", 1, 0.4))
        .as("the share of every cgroup holds for a too")
        .hasMessageContaining("cgroup \"a\" come to 1.1");
    assertThat(NONE.nodeShare("a", 0, 0.7, 0).nodeShare("a", 1, 0.3, 0).nodeShares()).hasSize(2);
  }

  @Test
  void everythingThatCanBeSetIsDescribedInOrder() {
    assertThat(Checks.none().describe().lines())
        .containsExactly(
            "notStarved: none",
            "isolation: none",
            "minPageLocality: none",
            "maxPageLocality: none",
            "maxCrossNodeMigrationRatio: none",
            "maxSlowTierRatio: none",
            "maxMigrationRatio: none",
            "maxGapMs: none",
            "maxSpreadPct: none",
            "maxThroughputCv: none",
            "minWorkRate: none",
            "maxP99WakeLatencyNs: none",
            "maxWakeLatencyCv: none",
            "minIterationRate: none",
            "nodeShares: none");
    assertThat(
            Checks.defaults()
                .isolation(false)
                .maxGapMs(5000)
                .nodeShare("a", 0, 0.75)
                .nodeShare("", 1, 0.25, 0.01)
                .describe()
                .lines())
        .contains(
            "notStarved: true",
            "isolation: false",
            "maxGapMs: 5000.0",
            "minPageLocality: none",
            "nodeShares: a: 0.75 on node 0, within 0.05; every cgroup: 0.25 on node 1, within 0.01");
  }

  @Nested
  class Layers {

    private final Checks base =
        Checks.defaults().isolation(true).maxSpreadPct(50).maxGapMs(2000).nodeShare("a", 0, 0.5);

    @Test
    void whatIsSetNearerWinsAndTheRestStays() {
      Checks merged = base.merge(NONE.maxGapMs(5000).isolation(false));

      assertThat(merged)
          .isEqualTo(
              Checks.defaults()
                  .isolation(false)
                  .maxSpreadPct(50)
                  .maxGapMs(5000)
                  .nodeShare("a", 0, 0.5));
    }

    @Test
    void nothingChangesNothing() {
      assertThat(base.merge(NONE)).isEqualTo(base);
      assertThat(NONE.merge(base)).isEqualTo(base);
      assertThat(NONE.merge(NONE).isEmpty()).isTrue();
    }

    @Test
    void explicitFalseSwitchesOff() {
      assertThat(Checks.defaults().merge(NONE.notStarved(false)).notStarved()).contains(false);
      assertThat(NONE.isolation(true).merge(NONE.isolation(false)).isolation()).contains(false);
      assertThat(Checks.defaults().merge(NONE.isolation(false)).notStarved()).contains(true);
    }

    @Test
    void lastOfThreeLayersWins() {
      Checks merged = Checks.defaults().merge(NONE.maxSpreadPct(50)).merge(NONE.maxSpreadPct(80));

      assertThat(merged.limit(Threshold.MAX_SPREAD_PCT)).hasValue(80);
      assertThat(merged.notStarved()).contains(true);
    }

    @Test
    void sharesAreReplacedByCgroupAndNode() {
      Checks shares = NONE.nodeShare("a", 0, 0.5).nodeShare("b", 0, 0.4).nodeShare("a", 1, 0.3);

      assertThat(shares.merge(NONE.nodeShare("a", 0, 0.2)).nodeShares())
          .extracting(NodeShareSpec::cgroup, NodeShareSpec::node, NodeShareSpec::share)
          .containsExactly(tuple("b", 0, 0.4), tuple("a", 1, 0.3), tuple("a", 0, 0.2));
      assertThat(shares.merge(NONE.nodeShare("", 0, 0.2)).nodeShares())
          .as("one for every cgroup replaces those of each")
          .extracting(NodeShareSpec::cgroup, NodeShareSpec::node, NodeShareSpec::share)
          .containsExactly(tuple("a", 1, 0.3), tuple("", 0, 0.2));
    }

    @Test
    void layersThatExcludeEachOtherAreRefused() {
      Checks min = NONE.minPageLocality(0.8);

      assertThatThrownBy(() -> min.merge(NONE.maxPageLocality(0.5)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("minPageLocality = 0.8 exceeds maxPageLocality = 0.5");
    }

    static Stream<Checks> single() {
      return Stream.concat(
          Stream.of(
              Checks.defaults(),
              NONE.notStarved(false),
              NONE.isolation(true),
              NONE.nodeShare("a", 0, 1)),
          Arrays.stream(Threshold.values()).map(threshold -> NONE.with(threshold, 1)));
    }

    @ParameterizedTest
    @MethodSource("single")
    void layerWithAnythingInItIsNotEmpty(Checks checks) {
      assertThat(checks.isEmpty()).isFalse();
    }
  }
}
