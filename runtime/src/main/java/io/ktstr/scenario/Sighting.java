package io.ktstr.scenario;

import java.time.Duration;
import java.util.List;

/**
 * How far the workers of a step are.
 *
 * @param elapsed time since all of them run
 * @param hold how long they will run
 * @param workers each of them
 */
public record Sighting(Duration elapsed, Duration hold, List<Worker> workers) {

  /** Copies the list. */
  public Sighting {
    workers = List.copyOf(workers);
  }

  /**
   * How far one worker is.
   *
   * @param cgroup name of its cgroup
   * @param iterations passes of its loop so far
   * @param workUnits units of work so far
   * @param migrations changes of the CPU so far
   * @param wakes times that it was woken so far
   * @param wakeMaxNanos its longest wake latency so far, in nanoseconds
   */
  public record Worker(
      String cgroup,
      long iterations,
      long workUnits,
      long migrations,
      long wakes,
      long wakeMaxNanos) {}
}
