package io.ktstr.machine;

import java.time.Duration;

/** A point in time until which something may take. */
public final class Deadline {

  private final long endNanos;
  private final Duration total;

  private Deadline(long endNanos, Duration total) {
    this.endNanos = endNanos;
    this.total = total;
  }

  /**
   * A deadline from now on.
   *
   * @param total how long it may take
   * @return the deadline
   */
  public static Deadline after(Duration total) {
    return new Deadline(System.nanoTime() + total.toNanos(), total);
  }

  /**
   * What is left.
   *
   * @return never negative
   */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  /**
   * Whether nothing is left.
   *
   * @return true from the end on
   */
  public boolean expired() {
    return endNanos - System.nanoTime() <= 0;
  }

  /** The whole time that was given, for messages. */
  @Override
  public String toString() {
    return total.toMillis() / 1000.0 + " s";
  }
}
