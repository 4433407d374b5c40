package io.ktstr.api;

import java.time.Duration;

/** How long the workers of a step run. */
public sealed interface HoldSpec {

  /** The whole duration of the test. */
  HoldSpec FULL = new Fraction(1.0);

  /**
   * A part of the duration of the test.
   *
   * @param share above 0, at most 1
   */
  record Fraction(double share) implements HoldSpec {
    /** Checks the share. */
    public Fraction {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "a hold of "
                + share
                + " of the duration cannot be; it is a share of the test's duration; write one above 0 and at most 1");
      }
    }

    @Override
    public Duration of(Duration duration) {
      return Duration.ofNanos((long) (duration.toNanos() * share));
    }
  }

  /**
   * A time of its own.
   *
   * @param time above 0
   */
  record Fixed(Duration time) implements HoldSpec {
    /** Checks the time. */
    public Fixed {
      if (time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException(
            "a hold of "
                + time
                + " observes nothing; workers need time to run; write a time above 0");
      }
    }

    @Override
    public Duration of(Duration duration) {
      return time;
    }
  }

  /**
   * The time itself.
   *
   * @param duration duration of the test
   * @return how long the workers run
   */
  Duration of(Duration duration);

  /**
   * A part of the duration of the test.
   *
   * @param share above 0, at most 1
   * @return the hold
   */
  static HoldSpec fraction(double share) {
    return new Fraction(share);
  }

  /**
   * A time of its own.
   *
   * @param time above 0
   * @return the hold
   */
  static HoldSpec fixed(Duration time) {
    return new Fixed(time);
  }
}
