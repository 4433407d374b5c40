package io.ktstr.model.rule;

import java.math.BigDecimal;

/** The number to write instead of one that is out of range. */
final class Nearest {

  private static final double PERCENT = 100;

  private Nearest() {}

  static int within(int min, int max, int value) {
    return Math.max(min, Math.min(max, value));
  }

  static long within(long min, long max, long value) {
    return Math.max(min, Math.min(max, value));
  }

  /** 0.5 for what is no number at all. */
  static double fraction(double value) {
    return Double.isNaN(value) ? 0.5 : Math.max(0.0, Math.min(1.0, value));
  }

  /** A share that looks like a percentage is most likely one. */
  static String share(double value) {
    return value > 1.0 && value <= PERCENT
        ? BigDecimal.valueOf(value).movePointLeft(2).stripTrailingZeros().toPlainString()
            + " for "
            + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
            + " percent"
        : String.valueOf(fraction(value));
  }

  /** 50.0 for what is no number at all. */
  static String percent(double value) {
    return String.valueOf(
        Double.isNaN(value) ? PERCENT / 2 : Math.max(0.0, Math.min(PERCENT, value)));
  }

  /** The highest multiple up to a number, but not 0. */
  static int multiple(int value, int of) {
    return Math.max(value / of, 1) * of;
  }
}
