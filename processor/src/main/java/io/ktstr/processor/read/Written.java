package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.function.Function;

/**
 * A value that the source really has. What is not written is an empty {@link java.util.Optional} of
 * this; the default of an annotation member never becomes one.
 *
 * @param value the value
 * @param origin where it is
 * @param <T> its type
 */
public record Written<T>(T value, Origin origin) {

  /**
   * Another value at the same place.
   *
   * @param function from this value to the other
   * @param <R> type of the other value
   * @return the other value
   */
  public <R> Written<R> map(Function<T, R> function) {
    return new Written<>(function.apply(value), origin);
  }
}
