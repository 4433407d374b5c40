package io.ktstr.processor.validate;

import io.ktstr.processor.report.Report;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a part of a declaration amounts to.
 *
 * @param value the value; empty if something is wrong with it
 * @param report what is wrong
 * @param <T> type of the value
 */
public record Checked<T>(Optional<T> value, Report report) {

  /**
   * A value with which nothing is wrong.
   *
   * @param value the value
   * @param <T> its type
   * @return the value and a clean report
   */
  static <T> Checked<T> fine(T value) {
    return new Checked<>(Optional.of(value), Report.clean());
  }

  /**
   * A value if nothing is wrong.
   *
   * @param report what is wrong
   * @param value computed only if nothing is
   * @param <T> type of the value
   * @return value or problems
   */
  static <T> Checked<T> of(Report report, Supplier<T> value) {
    return after(report, () -> fine(value.get()));
  }

  /**
   * A value that is looked at only if nothing is wrong so far.
   *
   * @param report what is wrong so far
   * @param next value or problems
   * @param <T> type of the value
   * @return value or problems
   */
  static <T> Checked<T> after(Report report, Supplier<Checked<T>> next) {
    return report.isClean() ? next.get() : new Checked<>(Optional.empty(), report);
  }

  /**
   * The same value if nothing further is wrong.
   *
   * @param next what else to look at
   * @return value or problems
   */
  Checked<T> then(Function<T, Report> next) {
    return value.map(v -> of(next.apply(v), () -> v)).orElse(this);
  }

  /**
   * Whether something is wrong.
   *
   * @return true without a value
   */
  boolean isBroken() {
    return value.isEmpty();
  }
}
