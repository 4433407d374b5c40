package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number that a message says to write is in range and as near as can be. */
class NearestTest {

  @ParameterizedTest
  @CsvSource({"-21, -20", "20, 19", "2147483647, 19", "-2147483648, -20", "3, 3"})
  void withinARange(int value, int expected) {
    assertThat(Nearest.within(-20, 19, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 0.0", "1.5, 1.0", "Infinity, 1.0", "-Infinity, 0.0", "NaN, 0.5"})
  void fraction(double value, double expected) {
    assertThat(Nearest.fraction(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "80, 0.8 for 80 percent",
    "99.9, 0.999 for 99.9 percent",
    "100, 1 for 100 percent",
    "5, 0.05 for 5 percent",
    "101, 1.0",
    "-1, 0.0",
    "NaN, 0.5"
  })
  void shareThatLooksLikeAPercentageIsOne(double value, String expected) {
    assertThat(Nearest.share(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"3, 2, 2", "1, 2, 2", "7, 4, 4", "2147483647, 2, 2147483646"})
  void multiple(int value, int of, int expected) {
    assertThat(Nearest.multiple(value, of)).isEqualTo(expected);
  }
}
