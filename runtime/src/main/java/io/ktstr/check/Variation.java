package io.ktstr.check;

import java.util.Arrays;
import java.util.Locale;

/**
 * How much numbers differ from each other.
 *
 * @param count how many there are
 * @param mean their arithmetic mean; 0 for none
 * @param deviation their standard deviation, as of a whole population
 */
record Variation(int count, double mean, double deviation) {

  static Variation of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return new Variation(values.length, mean, Math.sqrt(variance));
  }

  /** The deviation in relation to the mean, which must not be 0. */
  double coefficient() {
    return deviation / mean;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "coefficient of variation %.3f of %d workers' work for each second of CPU time (mean %.0f)",
        coefficient(),
        count,
        mean);
  }
}
