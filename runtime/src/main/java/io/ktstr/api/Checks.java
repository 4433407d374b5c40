package io.ktstr.api;

import io.ktstr.model.NodeShareSpec;
import io.ktstr.model.Threshold;
import io.ktstr.model.rule.NodeShareRules;
import io.ktstr.model.rule.ThresholdRules;
import io.ktstr.model.rule.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What is judged of a test, and against what. Immutable: each builder call returns a new value.
 *
 * <p>What is not set is left to the layer below: the defaults, then {@code @KtstrChecks} of the
 * class, then {@code @KtstrTest}, then what {@link Scenarios#executeStepsWith} is given. Set
 * nowhere means not judged.
 *
 * @param notStarved whether every worker must have done work
 * @param isolation whether every worker must have been seen on CPUs of its cgroup's cpuset only
 * @param limits those that are set, in the order of the enum
 * @param nodeShares how the pages of each worker should be spread over the nodes
 */
public record Checks(
    Optional<Boolean> notStarved,
    Optional<Boolean> isolation,
    Map<Threshold, Double> limits,
    List<NodeShareSpec> nodeShares) {

  private static final Checks NONE =
      new Checks(Optional.empty(), Optional.empty(), Map.of(), List.of());
  private static final Checks DEFAULTS = NONE.notStarved(true);
  private static final String UNSET = "none";

  /**
   * Checks ranges, and what excludes each other.
   *
   * @throws IllegalArgumentException for a threshold that no measurement could meet or miss
   */
  public Checks {
    Objects.requireNonNull(notStarved, "notStarved");
    Objects.requireNonNull(isolation, "isolation");
    Map<Threshold, Double> copy = new EnumMap<>(Threshold.class);
    copy.putAll(limits);
    limits = Collections.unmodifiableMap(copy);
    nodeShares = List.copyOf(nodeShares);
    limits.forEach((threshold, value) -> require(ThresholdRules.range(threshold, value)));
    require(
        ThresholdRules.order(
            Threshold.MIN_PAGE_LOCALITY,
            limit(limits, Threshold.MIN_PAGE_LOCALITY),
            Threshold.MAX_PAGE_LOCALITY,
            limit(limits, Threshold.MAX_PAGE_LOCALITY)));
    requireShares(nodeShares);
  }

  private static void requireShares(List<NodeShareSpec> shares) {
    for (int i = 0; i < shares.size(); i++) {
      require(NodeShareRules.single(shares.get(i)));
      require(NodeShareRules.unique(shares.subList(0, i), shares.get(i)));
      require(NodeShareRules.sum(shares, shares.get(i).cgroup()));
    }
  }

  /**
   * Nothing is set.
   *
   * @return a layer that changes nothing
   */
  public static Checks none() {
    return NONE;
  }

  /**
   * Only that no worker starves.
   *
   * @return what holds where nothing is written
   */
  public static Checks defaults() {
    return DEFAULTS;
  }

  /**
   * This layer under another one.
   *
   * @param over what it sets wins; a node share of it for every cgroup takes the place of all
   *     shares of that node
   * @return both together
   * @throws IllegalArgumentException if they exclude each other
   */
  public Checks merge(Checks over) {
    Map<Threshold, Double> merged = new EnumMap<>(Threshold.class);
    merged.putAll(limits);
    merged.putAll(over.limits);
    return new Checks(
        over.notStarved.or(() -> notStarved),
        over.isolation.or(() -> isolation),
        merged,
        NodeShareSpec.merge(nodeShares, over.nodeShares));
  }

  /**
   * Whether nothing is set.
   *
   * @return true if a layer of this changes nothing
   */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * Everything that could be set, one line each, always in the same order.
   *
   * @return for example {@code minPageLocality: 0.8}; {@code none} for what is not set
   */
  public String describe() {
    List<String> rows = new ArrayList<>();
    rows.add("notStarved: " + shown(notStarved));
    rows.add("isolation: " + shown(isolation));
    for (Threshold threshold : Threshold.values()) {
      rows.add(threshold.attribute() + ": " + shown(Optional.ofNullable(limits.get(threshold))));
    }
    rows.add(
        "nodeShares: "
            + (nodeShares.isEmpty()
                ? UNSET
                : nodeShares.stream()
                    .map(NodeShareSpec::toString)
                    .collect(Collectors.joining("; "))));
    return String.join("\n", rows);
  }

  private static String shown(Optional<?> value) {
    return value.map(Object::toString).orElse(UNSET);
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
    return new Checks(notStarved, isolation, changed, nodeShares);
  }

  /**
   * With or without the check that every worker did work.
   *
   * @param enabled whether it is made
   * @return a new value
   */
  public Checks notStarved(boolean enabled) {
    return new Checks(Optional.of(enabled), isolation, limits, nodeShares);
  }

  /**
   * With or without the check that workers stay on their CPUs.
   *
   * @param enabled whether it is made
   * @return a new value
   */
  public Checks isolation(boolean enabled) {
    return new Checks(notStarved, Optional.of(enabled), limits, nodeShares);
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
   * With a limit on wake latencies.
   *
   * @param nanos longest that 99 percent of those of a cgroup's workers may be, in nanoseconds
   * @return a new value
   */
  public Checks maxP99WakeLatencyNs(double nanos) {
    return with(Threshold.MAX_P99_WAKE_LATENCY_NS, nanos);
  }

  /**
   * With a limit on how differently workers of a cgroup are kept waiting after they were woken.
   *
   * @param variation largest coefficient of variation of the wake latencies, 0.0 or more
   * @return a new value
   */
  public Checks maxWakeLatencyCv(double variation) {
    return with(Threshold.MAX_WAKE_LATENCY_CV, variation);
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

  /**
   * With a share of pages on a node, give or take {@link NodeShareSpec#DEFAULT_TOLERANCE}.
   *
   * @param cgroup name of the cgroup; empty for every one that has no share of its own for the node
   * @param node the node
   * @param share how much of each worker's pages should be there, 0.0 to 1.0
   * @return a new value
   */
  public Checks nodeShare(String cgroup, int node, double share) {
    return nodeShare(cgroup, node, share, NodeShareSpec.DEFAULT_TOLERANCE);
  }

  /**
   * With a share of pages on a node. It takes the place of an earlier one of that node and cgroup.
   *
   * @param cgroup name of the cgroup; empty for every one that has no share of its own for the node
   * @param node the node
   * @param share how much of each worker's pages should be there, 0.0 to 1.0
   * @param tolerance how much more or less is fine, 0.0 to 1.0
   * @return a new value
   */
  public Checks nodeShare(String cgroup, int node, double share, double tolerance) {
    NodeShareSpec added = new NodeShareSpec(cgroup, node, share, tolerance);
    List<NodeShareSpec> shares = new ArrayList<>(nodeShares);
    shares.removeIf(added::meansSameAs);
    shares.add(added);
    return new Checks(notStarved, isolation, limits, shares);
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
