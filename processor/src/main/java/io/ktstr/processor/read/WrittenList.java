package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.List;
import java.util.function.Function;

/**
 * An array that the source really has.
 *
 * @param elements its elements, each with its own place
 * @param origin where the array is
 * @param <T> type of the elements
 */
public record WrittenList<T>(List<Written<T>> elements, Origin origin) {

  /** Copies the elements. */
  public WrittenList {
    elements = List.copyOf(elements);
  }

  /**
   * The bare values.
   *
   * @return as many as there are elements
   */
  public List<T> values() {
    return elements.stream().map(Written::value).toList();
  }

  /**
   * Other values at the same places.
   *
   * @param function from an element to the other value
   * @param <R> type of the other values
   * @return the other values
   */
  public <R> WrittenList<R> map(Function<T, R> function) {
    return new WrittenList<>(elements.stream().map(e -> e.map(function)).toList(), origin);
  }
}
