package io.ktstr.api;

/**
 * A time in which a worker did not get on: between two checkpoints, or blocked in the kernel.
 *
 * @param nanos how long, in nanoseconds
 * @param atNanos when it ended, in nanoseconds since the loop began
 * @param cpu the CPU that the worker was on when it ended
 */
public record Gap(long nanos, long atNanos, int cpu) {

  /** No gap at all. */
  public static final Gap NONE = new Gap(0, 0, 0);
}
