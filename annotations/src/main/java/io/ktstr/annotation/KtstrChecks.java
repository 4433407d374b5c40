package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is checked in every test that a class declares: not in those of classes within it or derived
 * from it. A test that writes the same attribute itself has its own value; of {@link #nodeShares()}
 * each test has those of the class for the cgroups and nodes that it does not name itself.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface KtstrChecks {

  /**
   * Whether every worker must have done work.
   *
   * @return true if written nowhere
   */
  boolean notStarved() default true;

  /**
   * Smallest share of each worker's pages on the nodes that its policy (or else its cpuset) names.
   *
   * @return 0.0 to 1.0; no check if written nowhere
   */
  double minPageLocality() default 0.0;

  /**
   * Largest such share: the negative control of {@link #minPageLocality()}.
   *
   * @return 0.0 to 1.0; no check if written nowhere
   */
  double maxPageLocality() default 1.0;

  /**
   * Most pages that NUMA balancing migrated on the machine during the run, for each page of the
   * workers.
   *
   * @return 0.0 or more; no check if written nowhere
   */
  double maxCrossNodeMigrationRatio() default 0.0;

  /**
   * Largest share of each worker's pages on memory-only nodes.
   *
   * @return 0.0 to 1.0; no check if written nowhere
   */
  double maxSlowTierRatio() default 1.0;

  /**
   * Whether every worker must have been seen on CPUs of its cgroup's cpuset only.
   *
   * @return false if written nowhere
   */
  boolean isolation() default false;

  /**
   * Most changes of the CPU, for each pass of the work loop, over the workers of a cgroup.
   *
   * @return 0.0 or more; no check if written nowhere
   */
  double maxMigrationRatio() default 0.0;

  /**
   * Longest time between two checkpoints of a worker. Under emulation this and the limits on times
   * and rates below are INCONCLUSIVE, unless {@code ktstr.timing} is {@code trust}.
   *
   * @return milliseconds; no check if written nowhere
   */
  long maxGapMs() default 0;

  /**
   * Largest difference of the shares of time that the workers of a cgroup were off the CPU.
   *
   * @return percentage points, 0.0 to 100.0; no check if written nowhere
   */
  double maxSpreadPct() default 100.0;

  /**
   * Largest coefficient of variation (standard deviation by mean) of the units of work for each
   * second of CPU time, over the workers of a cgroup.
   *
   * @return 0.0 or more; no check if written nowhere
   */
  double maxThroughputCv() default 0.0;

  /**
   * Smallest number of units of work of each worker for each second of its CPU time.
   *
   * @return 0.0 or more; no check if written nowhere
   */
  double minWorkRate() default 0.0;

  /**
   * Longest wake latency that 99 percent of those of a cgroup's workers may have. A test whose
   * workers are never woken is INCONCLUSIVE.
   *
   * @return nanoseconds; no check if written nowhere
   */
  long maxP99WakeLatencyNs() default 0;

  /**
   * Largest coefficient of variation (standard deviation by mean) of the wake latencies of a
   * cgroup's workers.
   *
   * @return 0.0 or more; no check if written nowhere
   */
  double maxWakeLatencyCv() default 0.0;

  /**
   * Smallest number of passes of each worker for each second that went by.
   *
   * @return 0.0 or more; no check if written nowhere
   */
  double minIterationRate() default 0.0;

  /**
   * How the pages of each worker of a cgroup should be spread over the nodes.
   *
   * @return no check if written nowhere
   */
  NodeShare[] nodeShares() default {};
}
