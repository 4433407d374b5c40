package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WakeLatenciesTest {

  private static final double BUCKET = 1.0 / 128;

  private static WakeLatencies upTo(long last) {
    return WakeLatencies.of(LongStream.rangeClosed(0, last).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "99, 99, 98",
    "99, 100, 99",
    "99, 0, 0",
    "199, 99, 197",
    "199, 99.9, 199",
    "199, 99.5, 198",
    "0, 99, 0"
  })
  void percentileIsByNearestRank(long last, double percentile, long expected) {
    assertThat(upTo(last).percentileNanos(percentile)).hasValue(expected);
  }

  @Test
  void medianIsTheHigherOneOfTheTwoInTheMiddle() {
    assertThat(WakeLatencies.of(1, 2, 3, 4).medianNanos()).hasValue(3);
    assertThat(WakeLatencies.of(1, 2, 9).medianNanos()).hasValue(2);
    assertThat(WakeLatencies.of(42).medianNanos()).hasValue(42);
  }

  @Test
  void longLatenciesAreKeptToLessThanOnePercentAndTheMaximumExactly() {
    WakeLatencies latencies = upTo(1_000_000);

    assertThat(latencies.percentileNanos(99).orElseThrow())
        .isBetween(990_000L, (long) (990_000 * (1 + BUCKET)));
    assertThat(latencies.maxNanos()).hasValue(1_000_000);
    assertThat(latencies.meanNanos()).hasValue(500_000);
    assertThat(WakeLatencies.of(5000).percentileNanos(99)).hasValue(5000);
  }

  @Test
  void variationIsThatOfTheWholePopulation() {
    assertThat(WakeLatencies.of(1000, 1000, 1000, 1000).variation()).hasValue(0);
    assertThat(WakeLatencies.of(100, 100, 100, 100_000).variation().orElseThrow())
        .isCloseTo(1.727, within(0.02));
  }

  @Test
  void oneSampleAndSamplesOfNothingDoNotVary() {
    assertThat(WakeLatencies.of(7).variation()).isEmpty();
    assertThat(WakeLatencies.of(0, 0).variation()).isEmpty();
  }

  @Test
  void withoutSamplesThereIsNothingToSay() {
    assertThat(WakeLatencies.NONE.count()).isZero();
    assertThat(WakeLatencies.NONE.percentileNanos(99)).isEmpty();
    assertThat(WakeLatencies.NONE.medianNanos()).isEmpty();
    assertThat(WakeLatencies.NONE.maxNanos()).isEmpty();
    assertThat(WakeLatencies.NONE.meanNanos()).isEmpty();
    assertThat(WakeLatencies.NONE.variation()).isEmpty();
    assertThat(WakeLatencies.NONE).hasToString("none").isEqualTo(WakeLatencies.of());
  }

  @Test
  void mergedLatenciesAreTheLatenciesOfAll() {
    WakeLatencies one = WakeLatencies.of(1, 5000, 70_000);
    WakeLatencies other = WakeLatencies.of(3, 5000);

    assertThat(one.merge(other))
        .isEqualTo(WakeLatencies.of(1, 3, 5000, 5000, 70_000))
        .hasSameHashCodeAs(WakeLatencies.of(1, 3, 5000, 5000, 70_000))
        .isNotEqualTo(WakeLatencies.of(1, 3, 5000, 6000, 69_000));
    assertThat(one.count()).as("neither is changed").isEqualTo(3);
    assertThat(one.merge(WakeLatencies.NONE)).isEqualTo(one);
    assertThat(WakeLatencies.NONE.merge(one)).isEqualTo(one);
    assertThat(WakeLatencies.NONE).isEqualTo(WakeLatencies.of());
  }

  @Test
  void samplesCanBeCountedByValue() {
    WakeLatencies latencies = WakeLatencies.counted(Map.of(10L, 3L, 20L, 1L), 20, 50);

    assertThat(latencies).isEqualTo(WakeLatencies.of(10, 10, 10, 20));
    assertThat(latencies).hasToString("4 wake-ups, median 10 ns, p99 20 ns, max 20 ns");
  }

  @Test
  void latencyBeyondTheHistogramCountsAsItsLast() {
    WakeLatencies latencies = WakeLatencies.of(5, Long.MAX_VALUE);

    assertThat(latencies.count()).isEqualTo(2);
    assertThat(latencies.maxNanos()).hasValue(Long.MAX_VALUE);
    assertThat(latencies.percentileNanos(99).orElseThrow()).isGreaterThanOrEqualTo(1L << 38);
  }

  @Test
  void histogramIsReadBack() {
    WakeLatencies latencies = WakeLatencies.of(0, 1, 5000, 123_456_789, 1L << 38);

    assertThat(
            WakeLatencies.decode(
                latencies.encode(), latencies.maxNanos().orElseThrow(), latencies.sumNanos()))
        .isEqualTo(latencies);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AQID", "no Base64 at all"})
  void textThatIsNoHistogramIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WakeLatencies.decode(text, 1, 1))
        .withMessageContaining("\"" + text + "\" is no histogram");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 100.1, Double.NaN})
  void percentileThatDoesNotExistIsRefused(double percentile) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> upTo(3).percentileNanos(percentile))
        .withMessageContaining("percentiles are 0.0 to 100.0");
  }
}
