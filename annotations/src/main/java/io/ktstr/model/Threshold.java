package io.ktstr.model;

/**
 * The limits that a test can set on what is measured. Each is an attribute of {@code @KtstrTest}
 * and {@code @KtstrChecks}, and a setting of {@code io.ktstr.api.Checks}, of one name.
 */
public enum Threshold {
  /** Smallest share of each worker's pages on its expected nodes. */
  MIN_PAGE_LOCALITY("minPageLocality", Range.SHARE, false),

  /** Largest such share. */
  MAX_PAGE_LOCALITY("maxPageLocality", Range.SHARE, false),

  /** Most pages that NUMA balancing migrated, for each page of the workers. */
  MAX_CROSS_NODE_MIGRATION_RATIO("maxCrossNodeMigrationRatio", Range.AMOUNT, false),

  /** Largest share of each worker's pages on memory-only nodes. */
  MAX_SLOW_TIER_RATIO("maxSlowTierRatio", Range.SHARE, false),

  /** Most changes of the CPU, for each pass of the work loop, over the workers of a cgroup. */
  MAX_MIGRATION_RATIO("maxMigrationRatio", Range.AMOUNT, false),

  /** Longest time between two checkpoints of a worker, in milliseconds. */
  MAX_GAP_MS("maxGapMs", Range.AMOUNT, true),

  /**
   * Largest difference of the shares of time that the workers of a cgroup were off the CPU, in
   * percentage points.
   */
  MAX_SPREAD_PCT("maxSpreadPct", Range.PERCENT, true),

  /**
   * Largest coefficient of variation of the work for each second of CPU time, over the workers of a
   * cgroup.
   */
  MAX_THROUGHPUT_CV("maxThroughputCv", Range.AMOUNT, true),

  /** Smallest number of units of work of each worker for each second of its CPU time. */
  MIN_WORK_RATE("minWorkRate", Range.AMOUNT, true),

  /**
   * Longest wake latency that 99 percent of those of a cgroup's workers may have, in nanoseconds.
   */
  MAX_P99_WAKE_LATENCY_NS("maxP99WakeLatencyNs", Range.AMOUNT, true),

  /** Largest coefficient of variation of the wake latencies of a cgroup's workers. */
  MAX_WAKE_LATENCY_CV("maxWakeLatencyCv", Range.AMOUNT, true),

  /** Smallest number of passes of each worker for each second that went by. */
  MIN_ITERATION_RATE("minIterationRate", Range.AMOUNT, true);

  /** What a threshold can be. */
  public enum Range {
    /** From 0.0 to 1.0. */
    SHARE,

    /** From 0.0 to 100.0. */
    PERCENT,

    /** From 0.0 up, and finite. */
    AMOUNT
  }

  private final String attribute;
  private final Range range;
  private final boolean ofTime;

  Threshold(String attribute, Range range, boolean ofTime) {
    this.attribute = attribute;
    this.range = range;
    this.ofTime = ofTime;
  }

  /**
   * Its name in annotations and in code.
   *
   * @return for example {@code minPageLocality}
   */
  public String attribute() {
    return attribute;
  }

  /**
   * What it can be.
   *
   * @return the range that its values must be in
   */
  public Range range() {
    return range;
  }

  /**
   * Whether what it limits depends on how fast the machine is: under emulation that says little.
   *
   * @return true for limits on times and rates
   */
  public boolean isOfTime() {
    return ofTime;
  }
}
