package io.ktstr.model;

/**
 * What a worker does in its loop. The units of work that each type counts are part of its meaning.
 */
public sealed interface WorkType {

  /** 1024 spin-wait hints in each pass, 1024 units. */
  record CpuSpin() implements WorkType {}

  /** One sched_yield(2) in each pass, 1 unit. */
  record YieldHeavy() implements WorkType {}

  /**
   * Writes one byte to each of the next 64 pages of the working set in each pass, wrapping around;
   * 64 units.
   */
  record MemTouch() implements WorkType {}

  /**
   * Two workers take turns: 1024 spin-wait hints in each pass, then the partner is woken by
   * futex(2), 1024 units. Workers make pairs in the order of their numbers.
   */
  record FutexPingPong() implements WorkType {}

  /**
   * Whether the loop needs a working set.
   *
   * @return true for {@link MemTouch}
   */
  default boolean needsWorkingSet() {
    return this instanceof MemTouch;
  }

  /**
   * How many workers make one group; the number of workers must be a multiple of it.
   *
   * @return 1 for types whose workers are independent
   */
  default int groupSize() {
    return this instanceof FutexPingPong ? 2 : 1;
  }

  /**
   * The name of the type in messages and results.
   *
   * @return for example {@code CpuSpin}
   */
  default String displayName() {
    return getClass().getSimpleName();
  }

  /**
   * Spin on the CPU.
   *
   * @return the work type
   */
  static WorkType cpuSpin() {
    return new CpuSpin();
  }

  /**
   * Yield the CPU again and again.
   *
   * @return the work type
   */
  static WorkType yieldHeavy() {
    return new YieldHeavy();
  }

  /**
   * Write the working set page by page.
   *
   * @return the work type
   */
  static WorkType memTouch() {
    return new MemTouch();
  }

  /**
   * Take turns in pairs.
   *
   * @return the work type
   */
  static WorkType futexPingPong() {
    return new FutexPingPong();
  }
}
