package io.ktstr.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that runs on a machine of the declared topology.
 *
 * <p>On a method {@code AssertResult name(Ctx ctx)}, or, together with {@link CgroupDefs}, on a
 * method without a body or on one that is called after the declared cgroups ran: {@code
 * AssertResult name(Ctx ctx, AssertResult result)} or {@code void name(Ctx ctx, AssertResult
 * result)}.
 *
 * <p>What is checked can also be written once for all tests of a class, with {@link KtstrChecks};
 * what is written here wins.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface KtstrTest {

  /**
   * NUMA nodes of the machine.
   *
   * @return at least 1; 1 if not written
   */
  int numaNodes() default 1;

  /**
   * Last-level caches of the machine, the total over all nodes.
   *
   * @return a multiple of the nodes; 1 if not written
   */
  int llcs() default 1;

  /**
   * Cores in each last-level cache.
   *
   * @return at least 1; 2 if not written
   */
  int cores() default 2;

  /**
   * Hardware threads in each core.
   *
   * @return at least 1; 1 if not written
   */
  int threads() default 1;

  /**
   * The nodes one by one, for nodes that differ and for memory-only nodes. Gives {@link
   * #numaNodes()} and {@link #llcs()}, which need not be written then.
   *
   * @return empty for nodes that are all alike
   */
  NumaNode[] nodes() default {};

  /**
   * SLIT distances between the nodes, row by row.
   *
   * @return empty for 10 on the diagonal and 20 elsewhere
   */
  int[] distances() default {};

  /**
   * Memory of the machine in MiB, shared evenly by the nodes that do not say their own.
   *
   * @return 256 for each node if not written
   */
  int memoryMb() default 0;

  /**
   * Fewest nodes of a machine on which the test makes sense.
   *
   * @return at least 1; no limit if not written
   */
  int minNumaNodes() default 1;

  /**
   * Most nodes of a machine on which the test makes sense.
   *
   * @return at least the declared nodes; no limit if not written
   */
  int maxNumaNodes() default 0;

  /**
   * Fewest last-level caches of a machine on which the test makes sense.
   *
   * @return at least 1; no limit if not written
   */
  int minLlcs() default 1;

  /**
   * Most last-level caches of a machine on which the test makes sense.
   *
   * @return at least the declared number; no limit if not written
   */
  int maxLlcs() default 0;

  /**
   * Fewest CPUs of a machine on which the test makes sense.
   *
   * @return at least 1; no limit if not written
   */
  int minCpus() default 1;

  /**
   * Most CPUs of a machine on which the test makes sense.
   *
   * @return at least the declared number; no limit if not written
   */
  int maxCpus() default 0;

  /**
   * The oldest kernel on which the test makes sense. The compiler refuses memory policies that it
   * does not know, and on an older kernel the test is skipped.
   *
   * @return two or three numbers joined by dots, such as {@code "6.9"}; if not written, that of the
   *     processor option {@code -Aktstr.minKernel}, and no limit without it
   */
  String minKernel() default "";

  /**
   * How long the workers run.
   *
   * @return seconds, above 0; 2 if not written
   */
  double durationS() default 2.0;

  /**
   * Workers of a cgroup that does not say its own number.
   *
   * @return at least 1; 2 if not written
   */
  int workersPerCgroup() default 2;

  /**
   * Whether the test runs on this host instead of in a guest. Where the host lacks what the test
   * needs, it is skipped with the reason.
   *
   * @return false if not written
   */
  boolean hostOnly() default false;

  /**
   * Whether the test must fail: a FAIL verdict passes, anything else fails. A run that breaks down,
   * for example because the machine did not boot, is not the failure that was expected.
   *
   * @return false if not written
   */
  boolean expectErr() default false;

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
