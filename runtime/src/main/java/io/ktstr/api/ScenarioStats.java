package io.ktstr.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;

/**
 * What the cgroups of a scenario come to. What nothing was measured of is empty; a 0 was measured.
 *
 * @param cgroups one entry for each cgroup of each step
 * @param totalWorkers workers of all cgroups
 * @param totalCpus CPUs that any worker was seen on, each counted once
 * @param totalMigrations changes of the CPU
 * @param worstSpread the largest spread of any cgroup, in percentage points
 * @param worstGapMs the longest gap of any worker, in milliseconds
 * @param worstGapCpu the CPU that it ended on
 * @param worstMigrationRatio the most changes of the CPU for each pass
 * @param worstP99WakeLatencyUs the longest 99th percentile of wake latencies, in microseconds
 * @param worstMedianWakeLatencyUs the longest median of those, in microseconds
 * @param worstWakeLatencyCv the largest coefficient of variation of those
 * @param worstWakeLatencyTailRatio the largest 99th percentile by median
 * @param totalIterations passes
 * @param worstIterationsPerWorker the fewest passes by worker
 * @param worstMeanRunDelayUs the longest mean run delay, in microseconds
 * @param worstRunDelayUs the longest run delay of any worker, in microseconds
 * @param worstPageLocality the smallest page locality
 * @param worstCrossNodeMigrationRatio the most pages moved for each page
 */
public record ScenarioStats(
    List<CgroupStats> cgroups,
    long totalWorkers,
    long totalCpus,
    long totalMigrations,
    OptionalDouble worstSpread,
    OptionalDouble worstGapMs,
    OptionalInt worstGapCpu,
    OptionalDouble worstMigrationRatio,
    OptionalDouble worstP99WakeLatencyUs,
    OptionalDouble worstMedianWakeLatencyUs,
    OptionalDouble worstWakeLatencyCv,
    OptionalDouble worstWakeLatencyTailRatio,
    long totalIterations,
    OptionalDouble worstIterationsPerWorker,
    OptionalDouble worstMeanRunDelayUs,
    OptionalDouble worstRunDelayUs,
    OptionalDouble worstPageLocality,
    OptionalDouble worstCrossNodeMigrationRatio) {

  /** Copies the list. */
  public ScenarioStats {
    cgroups = List.copyOf(cgroups);
  }

  /**
   * What cgroups come to.
   *
   * @param cgroups of one step or several
   * @return the numbers
   */
  public static ScenarioStats of(List<CgroupStats> cgroups) {
    Optional<CgroupStats> stuck =
        cgroups.stream()
            .filter(cgroup -> cgroup.maxGapMs().isPresent())
            .reduce((worst, next) -> gap(next) > gap(worst) ? next : worst);
    return new ScenarioStats(
        cgroups,
        sum(cgroups, CgroupStats::workers),
        cpus(cgroups).size(),
        sum(cgroups, CgroupStats::totalMigrations),
        most(cgroups, CgroupStats::spread),
        stuck.map(CgroupStats::maxGapMs).orElse(OptionalDouble.empty()),
        stuck.map(CgroupStats::maxGapCpu).orElse(OptionalInt.empty()),
        most(cgroups, CgroupStats::migrationRatio),
        most(cgroups, CgroupStats::p99WakeLatencyUs),
        most(cgroups, CgroupStats::medianWakeLatencyUs),
        most(cgroups, CgroupStats::wakeLatencyCv),
        most(cgroups, CgroupStats::wakeLatencyTailRatio),
        sum(cgroups, CgroupStats::totalIterations),
        values(cgroups, CgroupStats::iterationsPerWorker).min(),
        most(cgroups, CgroupStats::meanRunDelayUs),
        most(cgroups, CgroupStats::worstRunDelayUs),
        values(cgroups, CgroupStats::pageLocality).min(),
        most(cgroups, CgroupStats::crossNodeMigrationRatio));
  }

  /**
   * Both scenarios together.
   *
   * @param other another one
   * @return what the cgroups of both come to
   */
  public ScenarioStats merge(ScenarioStats other) {
    List<CgroupStats> both = new ArrayList<>(cgroups);
    both.addAll(other.cgroups);
    return of(both);
  }

  private static double gap(CgroupStats cgroup) {
    return cgroup.maxGapMs().orElseThrow();
  }

  private static Set<Integer> cpus(List<CgroupStats> cgroups) {
    Set<Integer> cpus = new TreeSet<>();
    cgroups.forEach(cgroup -> cpus.addAll(cgroup.cpus()));
    return cpus;
  }

  private static long sum(List<CgroupStats> cgroups, ToLongFunction<CgroupStats> value) {
    return cgroups.stream().mapToLong(value).sum();
  }

  private static OptionalDouble most(
      List<CgroupStats> cgroups, Function<CgroupStats, OptionalDouble> value) {
    return values(cgroups, value).max();
  }

  private static DoubleStream values(
      List<CgroupStats> cgroups, Function<CgroupStats, OptionalDouble> value) {
    return cgroups.stream().map(value).flatMapToDouble(OptionalDouble::stream);
  }
}
