package io.ktstr.model;

import java.time.Duration;
import java.util.Optional;

/**
 * Which times {@code SCHED_DEADLINE} takes: {@code __checkparam_dl()} in kernel/sched/deadline.c.
 * The limits that an administrator sets are the kernel's to judge.
 */
public final class DeadlineTimes {

  /** The kernel counts in units of so many nanoseconds, and refuses less than one. */
  public static final long MIN_RUNTIME_NANOS = 1024;

  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private static final String REASON =
      "sched_setattr(2) answers EINVAL unless runtime <= deadline <= period";

  private DeadlineTimes() {}

  /**
   * What makes a runtime unusable.
   *
   * @param runtime time on a CPU in each period
   * @return the defect, empty for a good one
   */
  public static Optional<Defect> runtime(Duration runtime) {
    return runtime.compareTo(Duration.ofNanos(MIN_RUNTIME_NANOS)) < 0
        ? Optional.of(
            new Defect(
                "a runtime of " + shown(runtime) + " is too short for SCHED_DEADLINE",
                "the kernel counts it in units of " + MIN_RUNTIME_NANOS + " ns",
                "make it " + MIN_RUNTIME_NANOS + " ns or longer"))
        : Optional.empty();
  }

  /**
   * What makes a deadline unusable.
   *
   * @param runtime what must be over by then
   * @param deadline time from the beginning of the period
   * @return the defect, empty for a good one
   */
  public static Optional<Defect> deadline(Duration runtime, Duration deadline) {
    return deadline.compareTo(runtime) < 0
        ? Optional.of(
            new Defect(
                "a deadline of "
                    + shown(deadline)
                    + " comes before the runtime of "
                    + shown(runtime)
                    + " is over",
                REASON,
                "make the deadline " + shown(runtime) + " or longer, or the runtime shorter"))
        : Optional.empty();
  }

  /**
   * What makes a period unusable.
   *
   * @param deadline what must be over by then
   * @param period time from one beginning to the next
   * @return the defect, empty for a good one
   */
  public static Optional<Defect> period(Duration deadline, Duration period) {
    if (period.compareTo(deadline) < 0) {
      return Optional.of(
          new Defect(
              "a period of " + shown(period) + " ends before the deadline of " + shown(deadline),
              REASON,
              "make the period " + shown(deadline) + " or longer, or the deadline shorter"));
    }
    return period.compareTo(LONGEST) > 0
        ? Optional.of(
            new Defect(
                "a period of " + shown(period) + " is too long for SCHED_DEADLINE",
                "the kernel counts it in nanoseconds, with 63 bits",
                "make it shorter"))
        : Optional.empty();
  }

  private static String shown(Duration time) {
    boolean fits = time.compareTo(LONGEST) <= 0 && time.compareTo(LONGEST.negated()) >= 0;
    return fits ? time.toNanos() + " ns" : time.toSeconds() + " s";
  }
}
