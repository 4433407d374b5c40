package io.ktstr.api;

import io.ktstr.model.Threshold;
import io.ktstr.model.rule.ThresholdRules;
import io.ktstr.model.rule.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The thresholds of a test: what is judged, and against what. Immutable: each builder call returns
 * a new value.
 *
 * @param notStarved whether every worker must have done work
 * @param isolation whether every worker must have been seen on CPUs of its cgroup's cpuset only
 * @param limits those that are set, in the order of the enum
 */
public record Checks(boolean notStarved, boolean isolation, Map<Threshold, Double> limits) {

  private static final Checks DEFAULTS = new Checks(true, false, Map.of());

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException for a threshold that no measurement could meet or miss
   */
  public Checks {
    Map<Threshold, Double> copy = new EnumMap<>(Threshold.class);
    copy.putAll(limits);
    limits = Collections.unmodifiableMap(copy);
    limits.forEach((threshold, value) -> require(ThresholdRules.range(threshold, value)));
    require(
        ThresholdRules.order(
            Threshold.MIN_PAGE_LOCALITY,
            limit(limits, Threshold.MIN_PAGE_LOCALITY),
            Threshold.MAX_PAGE_LOCALITY,
            limit(limits, Threshold.MAX_PAGE_LOCALITY)));
  }

  /**
   * Only that no worker starves.
   *
   * @return the starting point of a builder chain
   */
  public static Checks defaults() {
    return DEFAULTS;
  }

  /**
   * A threshold.
   *
   * @param threshold which one
   * @return empty if it is not set
   */
  public OptionalDouble limit(Threshold threshold) {
    return limit(limits, threshold);
  }

  private static OptionalDouble limit(Map<Threshold, Double> limits, Threshold threshold) {
    Double value = limits.get(threshold);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * With a threshold.
   *
   * @param threshold which one
   * @param value its value
   * @return a new value
   */
  public Checks with(Threshold threshold, double value) {
    Map<Threshold, Double> changed = new EnumMap<>(Threshold.class);
    changed.putAll(limits);
    changed.put(threshold, value);
    return new Checks(notStarved, isolation, changed);
  }

  /**
   * With or without the check that every worker did work.
   *
   * @param enabled whether it is made
   * @return a new value
   */
  public Checks notStarved(boolean enabled) {
    return new Checks(enabled, isolation, limits);
  }

  /**
   * With or without the check that workers stay on their CPUs.
   *
   * @param enabled whether it is made
   * @return a new value
   */
  public Checks isolation(boolean enabled) {
    return new Checks(notStarved, enabled, limits);
  }

  /**
   * With a lower limit on page locality.
   *
   * @param share smallest share of each worker's pages on its expected nodes, 0.0 to 1.0
   * @return a new value
   */
  public Checks minPageLocality(double share) {
    return with(Threshold.MIN_PAGE_LOCALITY, share);
  }

  /**
   * With an upper limit on page locality, the negative control of the lower one.
   *
   * @param share largest share of each worker's pages on its expected nodes, 0.0 to 1.0
   * @return a new value
   */
  public Checks maxPageLocality(double share) {
    return with(Threshold.MAX_PAGE_LOCALITY, share);
  }

  /**
   * With a limit on pages that NUMA balancing migrates.
   *
   * @param ratio most migrated pages for each page of the workers, 0.0 or more
   * @return a new value
   */
  public Checks maxCrossNodeMigrationRatio(double ratio) {
    return with(Threshold.MAX_CROSS_NODE_MIGRATION_RATIO, ratio);
  }

  /**
   * With a limit on pages of memory-only nodes.
   *
   * @param share largest share of each worker's pages there, 0.0 to 1.0
   * @return a new value
   */
  public Checks maxSlowTierRatio(double share) {
    return with(Threshold.MAX_SLOW_TIER_RATIO, share);
  }

  /**
   * With a limit on changes of the CPU.
   *
   * @param ratio most for each pass of the work loop, over the workers of a cgroup, 0.0 or more
   * @return a new value
   */
  public Checks maxMigrationRatio(double ratio) {
    return with(Threshold.MAX_MIGRATION_RATIO, ratio);
  }

  /**
   * With a limit on the time between two checkpoints of a worker.
   *
   * @param millis longest time in milliseconds
   * @return a new value
   */
  public Checks maxGapMs(double millis) {
    return with(Threshold.MAX_GAP_MS, millis);
  }

  /**
   * With a limit on how differently the workers of a cgroup are kept off the CPU.
   *
   * @param points largest difference of their shares of time off the CPU, in percentage points, 0.0
   *     to 100.0
   * @return a new value
   */
  public Checks maxSpreadPct(double points) {
    return with(Threshold.MAX_SPREAD_PCT, points);
  }

  /**
   * With a limit on how differently the workers of a cgroup get on.
   *
   * @param variation largest coefficient of variation of their work for each second of CPU time,
   *     0.0 or more
   * @return a new value
   */
  public Checks maxThroughputCv(double variation) {
    return with(Threshold.MAX_THROUGHPUT_CV, variation);
  }

  /**
   * With a lower limit on the work of each worker.
   *
   * @param rate smallest number of units for each second of its CPU time, 0.0 or more
   * @return a new value
   */
  public Checks minWorkRate(double rate) {
    return with(Threshold.MIN_WORK_RATE, rate);
  }

  /**
   * With a lower limit on the passes of each worker.
   *
   * @param rate smallest number of passes for each second that goes by, 0.0 or more
   * @return a new value
   */
  public Checks minIterationRate(double rate) {
    return with(Threshold.MIN_ITERATION_RATE, rate);
  }

  private static void require(Verdict verdict) {
    verdict
        .violation()
        .ifPresent(
            violation -> {
              throw new IllegalArgumentException(violation.message());
            });
  }
}
