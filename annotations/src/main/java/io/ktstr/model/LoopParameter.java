package io.ktstr.model;

import java.util.Objects;
import java.util.function.ToLongFunction;

/** A number of a loop: a component of the record of its {@link WorkType}. */
public final class LoopParameter {

  /** What a number counts. */
  public enum Unit {
    /** Spins, steps, writes or multiplications of one pass; so few that it soon ends. */
    STEPS(1, 100_000_000),

    /** Workers that make a group, or all but one of it. */
    WORKERS(1, 65_535),

    /** Bytes, up to a TiB. */
    BYTES(1, 1L << 40),

    /** Units of 1024 bytes, up to a TiB. */
    KIB(1 << 10, 1 << 30),

    /** Microseconds, up to an hour. */
    MICROSECONDS(1_000, 3_600_000_000L),

    /** Milliseconds, up to an hour. */
    MILLISECONDS(1_000_000, 3_600_000);

    private final long factor;
    private final long max;

    Unit(long factor, long max) {
      this.factor = factor;
      this.max = max;
    }

    /**
     * What a worker is told: sizes in bytes, times in nanoseconds.
     *
     * @param value a number in this unit, within the range of a parameter
     * @return bytes, nanoseconds, or the number itself
     */
    public long toBase(long value) {
      return value * factor;
    }
  }

  private final String name;
  private final Unit unit;
  private final long min;
  private final ToLongFunction<WorkType> component;

  private LoopParameter(String name, Unit unit, long min, ToLongFunction<WorkType> component) {
    this.name = Objects.requireNonNull(name, "name");
    this.unit = unit;
    this.min = min;
    this.component = component;
  }

  static <T extends WorkType> LoopParameter of(
      String name, Unit unit, long min, Class<T> type, ToLongFunction<T> component) {
    return new LoopParameter(name, unit, min, work -> component.applyAsLong(type.cast(work)));
  }

  /**
   * Its name, in Java and in annotations.
   *
   * @return for example {@code burstMs}
   */
  public String name() {
    return name;
  }

  /**
   * What it counts.
   *
   * @return the unit
   */
  public Unit unit() {
    return unit;
  }

  /**
   * The smallest number with which a loop does something.
   *
   * @return 0 or 1
   */
  public long min() {
    return min;
  }

  /**
   * The largest number that is accepted.
   *
   * @return depends on the unit only
   */
  public long max() {
    return unit.max;
  }

  /**
   * The number of a work type.
   *
   * @param type one of the kind that this is a parameter of
   * @return its component, in range or not
   * @throws ClassCastException for a type of another kind
   */
  public long of(WorkType type) {
    return component.applyAsLong(type);
  }
}
