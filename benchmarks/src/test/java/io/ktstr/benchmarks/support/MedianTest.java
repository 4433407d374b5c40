package io.ktstr.benchmarks.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void isTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
    assertThat(Median.of(List.of(7))).isEqualTo(7);
    assertThat(Median.of(List.of(9, 1, 4))).isEqualTo(4);
    assertThat(Median.of(List.of(100, 1, 4, 2))).isEqualTo(3);
    assertThat(Median.of(List.of(5L, -1L))).isEqualTo(2);
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    List<Integer> values = List.of(10, 300, 40);
    List<Integer> others = List.of(5, 100, 50);

    assertThat(Median.ofRatios(values, others)).isEqualTo(2);
    assertThat(Median.ofRatios(others, others)).isEqualTo(1);
  }

  @Test
  void nothingAndUnequalRoundsAreRefused() {
    assertThatThrownBy(() -> Median.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing was measured");
    assertThatThrownBy(() -> Median.ofRatios(List.of(1, 2), List.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 1 values");
  }
}
