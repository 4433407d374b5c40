package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {

  private static final Checks NONE = Checks.defaults();

  private static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("minPageLocality", share(NONE::minPageLocality)),
        Arguments.of("maxPageLocality", share(NONE::maxPageLocality)),
        Arguments.of("maxSlowTierRatio", share(NONE::maxSlowTierRatio)),
        Arguments.of(
            "maxCrossNodeMigrationRatio",
            new Threshold(
                NONE::maxCrossNodeMigrationRatio,
                List.of(-0.1, Double.NaN, Double.POSITIVE_INFINITY))));
  }

  private record Threshold(DoubleFunction<Checks> builder, List<Double> impossible) {}

  private static Threshold share(DoubleFunction<Checks> builder) {
    return new Threshold(builder, List.of(-0.1, 1.1, 5.0, Double.NaN, Double.POSITIVE_INFINITY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void thresholdOutOfRangeIsRefusedByName(String name, Threshold threshold) {
    assertThat(threshold.impossible())
        .allSatisfy(
            value ->
                assertThatThrownBy(() -> threshold.builder().apply(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name));
  }

  @Test
  void thresholdsExcludeNothingByContradiction() {
    Checks min = NONE.minPageLocality(0.8);

    assertThatThrownBy(() -> min.maxPageLocality(0.7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minPageLocality")
        .hasMessageContaining("maxPageLocality");
    assertThat(min.maxPageLocality(0.8).maxPageLocality()).hasValue(0.8);
  }

  @Test
  void eachThresholdIsKeptBesideTheOthers() {
    Checks all =
        NONE.notStarved(false)
            .minPageLocality(0.5)
            .maxPageLocality(0.9)
            .maxCrossNodeMigrationRatio(2.5)
            .maxSlowTierRatio(0.25);

    assertThat(all.notStarved()).isFalse();
    assertThat(all.minPageLocality()).hasValue(0.5);
    assertThat(all.maxPageLocality()).hasValue(0.9);
    assertThat(all.maxCrossNodeMigrationRatio()).hasValue(2.5);
    assertThat(all.maxSlowTierRatio()).hasValue(0.25);
    assertThat(all.notStarved(true).minPageLocality(0.6).minPageLocality()).hasValue(0.6);
    assertThat(NONE).isEqualTo(Checks.defaults());
  }

  @Test
  void defaultsAreOnlyThatNobodyStarves() {
    assertThat(NONE.notStarved()).isTrue();
    assertThat(NONE.minPageLocality()).isEmpty();
    assertThat(NONE.maxPageLocality()).isEmpty();
    assertThat(NONE.maxCrossNodeMigrationRatio()).isEmpty();
    assertThat(NONE.maxSlowTierRatio()).isEmpty();
  }
}
