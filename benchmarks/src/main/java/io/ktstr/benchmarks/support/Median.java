package io.ktstr.benchmarks.support;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** The middle of what was measured: a few runs that others disturbed do not move it. */
public final class Median {

  private Median() {}

  /**
   * The middle value, or the mean of the two in the middle.
   *
   * @param values at least one, in any order
   * @return their median
   */
  public static double of(Collection<? extends Number> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured, so there is no median");
    }
    List<Double> sorted = values.stream().map(Number::doubleValue).sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * The median of the ratios of values that were measured side by side: what slows both down for a
   * while does not move it.
   *
   * @param values in the order of the rounds
   * @param others of the same rounds
   * @return median of value / other
   */
  public static double ofRatios(List<? extends Number> values, List<? extends Number> others) {
    if (values.size() != others.size()) {
      throw new IllegalArgumentException(
          values.size() + " and " + others.size() + " values are not of the same rounds");
    }
    return of(
        IntStream.range(0, values.size())
            .mapToObj(i -> values.get(i).doubleValue() / others.get(i).doubleValue())
            .toList());
  }
}
