package io.ktstr.api;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** A claim about a number. */
public final class NumberClaim extends Claim<NumberClaim> {

  private final OptionalDouble value;

  NumberClaim(String what, OptionalDouble value) {
    super(what, value.isPresent() ? shown(value.getAsDouble()) : "nothing", missing(value));
    this.value = value;
  }

  private static Optional<String> missing(OptionalDouble value) {
    if (value.isEmpty()) {
      return Optional.of("there is no value");
    }
    return Double.isNaN(value.getAsDouble()) ? Optional.of("not a number") : Optional.empty();
  }

  @Override
  NumberClaim self() {
    return this;
  }

  /**
   * Claims a lower limit.
   *
   * @param min the smallest value that is fine
   * @return this claim
   * @throws IllegalArgumentException for NaN
   */
  public NumberClaim atLeast(double min) {
    return condition("at least " + shown(number(min)), number -> number >= min);
  }

  /**
   * Claims an upper limit.
   *
   * @param max the largest value that is fine
   * @return this claim
   * @throws IllegalArgumentException for NaN
   */
  public NumberClaim atMost(double max) {
    return condition("at most " + shown(number(max)), number -> number <= max);
  }

  /**
   * Claims both limits.
   *
   * @param min the smallest value that is fine
   * @param max the largest value that is fine
   * @return this claim
   * @throws IllegalArgumentException for NaN, and if nothing is between them
   */
  public NumberClaim between(double min, double max) {
    if (number(min) > number(max)) {
      throw new IllegalArgumentException(
          "nothing is between "
              + shown(min)
              + " and "
              + shown(max)
              + "; the first limit is the lower one; swap them");
    }
    return condition(
        "between " + shown(min) + " and " + shown(max), number -> number >= min && number <= max);
  }

  /**
   * Claims an approximate value.
   *
   * @param expected the value
   * @param tolerance how much more or less is fine, 0.0 or more
   * @return this claim
   * @throws IllegalArgumentException for NaN and a negative tolerance
   */
  public NumberClaim closeTo(double expected, double tolerance) {
    if (number(tolerance) < 0) {
      throw new IllegalArgumentException(
          "the tolerance "
              + shown(tolerance)
              + " is below 0; no value could be that close; write 0 or more");
    }
    return condition(
        shown(number(expected)) + " within " + shown(tolerance),
        number -> Math.abs(number - expected) <= tolerance);
  }

  /**
   * Claims a value.
   *
   * @param expected exactly this one
   * @return this claim
   * @throws IllegalArgumentException for NaN
   */
  public NumberClaim equalTo(double expected) {
    return condition(shown(number(expected)), number -> number == expected);
  }

  private NumberClaim condition(String text, DoublePredicate holds) {
    return condition(text, value.isPresent() && holds.test(value.getAsDouble()));
  }

  private static double number(double limit) {
    if (Double.isNaN(limit)) {
      throw new IllegalArgumentException(
          "NaN is no limit; nothing compares with it, so the claim could not hold; write a number");
    }
    return limit;
  }

  private static String shown(double number) {
    return Double.isFinite(number)
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : String.valueOf(number);
  }
}
