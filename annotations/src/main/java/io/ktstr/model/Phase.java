package io.ktstr.model;

import java.time.Duration;
import java.util.Objects;

/**
 * A part of each pass of {@link WorkType.Sequence}.
 *
 * @param kind what a worker does in it
 * @param duration for how long, from a nanosecond to an hour; the step that is under way at its end
 *     is finished
 */
public record Phase(Kind kind, Duration duration) {

  /** What a worker does in a phase. */
  public enum Kind {
    /** Spins: steps of 1024 spin-wait hints, 1024 units each. */
    SPIN,

    /** Sleeps once, no units. */
    SLEEP,

    /** Yields: steps of one sched_yield(2), 1 unit each. */
    YIELD,

    /** Writes: steps like a pass of {@link WorkType.IoSync}, 16 units each. */
    IO
  }

  /** Checks that nothing is null. */
  public Phase {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(duration, "duration");
  }

  /**
   * Spin.
   *
   * @param duration for how long
   * @return the phase
   */
  public static Phase spin(Duration duration) {
    return new Phase(Kind.SPIN, duration);
  }

  /**
   * Sleep.
   *
   * @param duration for how long
   * @return the phase
   */
  public static Phase sleep(Duration duration) {
    return new Phase(Kind.SLEEP, duration);
  }

  /**
   * Yield again and again. Without {@code Phase.} in front of it Java takes it for a keyword.
   *
   * @param duration for how long
   * @return the phase
   */
  @SuppressWarnings("NamedLikeContextualKeyword")
  public static Phase yield(Duration duration) {
    return new Phase(Kind.YIELD, duration);
  }

  /**
   * Write and sleep again and again.
   *
   * @param duration for how long
   * @return the phase
   */
  public static Phase io(Duration duration) {
    return new Phase(Kind.IO, duration);
  }

  /**
   * How long it lasts.
   *
   * @return milliseconds
   */
  public double millis() {
    return duration.getSeconds() * 1e3 + duration.getNano() / 1e6;
  }
}
