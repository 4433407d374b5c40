package io.ktstr.processor.body;

import java.util.Optional;
import java.util.function.Function;

/**
 * One part of a declaration: written, not written, or written but not known.
 *
 * @param value what is written and known
 * @param known false if something is written that is not known
 * @param <T> type of the value
 */
record Part<T>(Optional<T> value, boolean known) {

  static <T> Part<T> absent() {
    return new Part<>(Optional.empty(), true);
  }

  static <T> Part<T> unknown() {
    return new Part<>(Optional.empty(), false);
  }

  static <T> Part<T> of(T value) {
    return new Part<>(Optional.of(value), true);
  }

  /** Known if there is a value. */
  static <T> Part<T> of(Optional<T> value) {
    return new Part<>(value, value.isPresent());
  }

  /** The same, or unknown if the condition is not met. */
  Part<T> onlyIf(boolean condition) {
    return condition ? this : unknown();
  }

  static <T> Part<T> read(Optional<Value> value, Function<Value, Part<T>> reader) {
    return value.map(reader).orElse(absent());
  }
}
