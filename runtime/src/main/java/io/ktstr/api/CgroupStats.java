package io.ktstr.api;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the reports of a cgroup's workers come to. What nothing was measured of is empty; a 0 was
 * measured.
 *
 * @param cgroup its name
 * @param workers number of reports
 * @param cpus the CPUs that any of them was seen on
 * @param avgOffCpuPct mean of the shares of time that they were off the CPU, in percent
 * @param minOffCpuPct the smallest of those shares
 * @param maxOffCpuPct the largest of them
 * @param spread difference of the largest and the smallest, in percentage points
 * @param maxGapMs the longest time in which one did not get on, in milliseconds
 * @param maxGapCpu the CPU that it ended on
 * @param totalMigrations changes of the CPU
 * @param migrationRatio changes of the CPU for each pass
 * @param p99WakeLatencyUs 99th percentile of all their wake latencies, in microseconds
 * @param medianWakeLatencyUs median of those, in microseconds
 * @param wakeLatencyCv coefficient of variation of those
 * @param wakeLatencyTailRatio 99th percentile by median
 * @param totalIterations passes
 * @param iterationsPerWorker passes by workers with a loop of their own
 * @param meanRunDelayUs mean of the times that they were runnable without a CPU, in microseconds
 * @param worstRunDelayUs the longest of those times
 * @param pageLocality share of all their pages that is on the nodes where they are expected
 * @param crossNodeMigrationRatio pages that NUMA balancing moved for them, for each of their pages
 */
public record CgroupStats(
    String cgroup,
    int workers,
    Set<Integer> cpus,
    OptionalDouble avgOffCpuPct,
    OptionalDouble minOffCpuPct,
    OptionalDouble maxOffCpuPct,
    OptionalDouble spread,
    OptionalDouble maxGapMs,
    OptionalInt maxGapCpu,
    long totalMigrations,
    OptionalDouble migrationRatio,
    OptionalDouble p99WakeLatencyUs,
    OptionalDouble medianWakeLatencyUs,
    OptionalDouble wakeLatencyCv,
    OptionalDouble wakeLatencyTailRatio,
    long totalIterations,
    OptionalDouble iterationsPerWorker,
    OptionalDouble meanRunDelayUs,
    OptionalDouble worstRunDelayUs,
    OptionalDouble pageLocality,
    OptionalDouble crossNodeMigrationRatio) {

  /** Copies the CPUs. */
  public CgroupStats {
    Objects.requireNonNull(cgroup, "cgroup");
    cpus = Collections.unmodifiableSortedSet(new TreeSet<>(cpus));
  }

  /**
   * What reports come to.
   *
   * @param cgroup name of the cgroup
   * @param reports on its workers
   * @return the numbers
   */
  public static CgroupStats of(String cgroup, List<WorkerReport> reports) {
    return new CgroupSums(reports).stats(cgroup);
  }
}
