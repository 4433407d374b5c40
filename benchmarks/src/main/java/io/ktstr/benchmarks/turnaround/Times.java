package io.ktstr.benchmarks.turnaround;

import io.ktstr.benchmarks.support.Median;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one way took, run by run. */
final class Times {

  private final List<Double> millis = new ArrayList<>();

  void add(Duration time) {
    millis.add(time.toNanos() / 1e6);
  }

  double first() {
    return millis.get(0);
  }

  double min() {
    return millis.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double median() {
    return Median.of(millis);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "median %6.0f ms, min %6.0f ms, first %6.0f ms", median(), min(), first());
  }
}
