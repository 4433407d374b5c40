package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.model.Threshold;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksTest {

  private static final Checks NONE = Checks.defaults();

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
            .minIterationRate(10);

    assertThat(all.notStarved()).isFalse();
    assertThat(all.isolation()).isTrue();
    assertThat(all.limits())
        .containsOnlyKeys(Threshold.values())
        .containsValues(0.5, 0.9, 2.5, 0.25, 0.125, 2000.0, 15.0, 0.75, 100.0, 10.0);
    assertThat(all.limit(Threshold.MAX_GAP_MS)).hasValue(2000);
    assertThat(all.minPageLocality(0.6).limit(Threshold.MIN_PAGE_LOCALITY)).hasValue(0.6);
    assertThat(NONE).isEqualTo(Checks.defaults());
  }

  @Test
  void defaultsAreOnlyThatNobodyStarves() {
    assertThat(NONE.notStarved()).isTrue();
    assertThat(NONE.isolation()).isFalse();
    assertThat(NONE.limits()).isEmpty();
    assertThat(NONE.limit(Threshold.MIN_PAGE_LOCALITY)).isEmpty();
  }
}
