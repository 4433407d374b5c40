package io.ktstr.cli;

import io.ktstr.api.Checks;
import io.ktstr.model.Threshold;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The thresholds of a scenario as options. */
final class CheckOptions {

  @Option(
      names = "--min-page-locality",
      paramLabel = "SHARE",
      description = "smallest share of each worker's pages on its expected nodes, 0.0 to 1.0")
  private Optional<Double> minPageLocality;

  @Option(names = "--max-page-locality", paramLabel = "SHARE", description = "largest such share")
  private Optional<Double> maxPageLocality;

  @Option(
      names = "--max-cross-node-migration-ratio",
      paramLabel = "RATIO",
      description = "most pages that NUMA balancing migrated, for each page of the workers")
  private Optional<Double> maxCrossNodeMigrationRatio;

  @Option(
      names = "--max-slow-tier-ratio",
      paramLabel = "SHARE",
      description = "largest share of each worker's pages on memory-only nodes")
  private Optional<Double> maxSlowTierRatio;

  @Option(
      names = "--max-migration-ratio",
      paramLabel = "RATIO",
      description = "most changes of the CPU, for each pass, over the workers of a cgroup")
  private Optional<Double> maxMigrationRatio;

  @Option(
      names = "--max-gap-ms",
      paramLabel = "MS",
      description = "longest time between two checkpoints of a worker")
  private Optional<Double> maxGapMs;

  @Option(
      names = "--max-spread-pct",
      paramLabel = "POINTS",
      description = "largest difference of the shares of time off the CPU in a cgroup")
  private Optional<Double> maxSpreadPct;

  @Option(
      names = "--max-throughput-cv",
      paramLabel = "CV",
      description = "largest variation of the work for each second of CPU time in a cgroup")
  private Optional<Double> maxThroughputCv;

  @Option(
      names = "--min-work-rate",
      paramLabel = "RATE",
      description = "smallest number of units for each second of CPU time")
  private Optional<Double> minWorkRate;

  @Option(
      names = "--max-p99-wake-latency-ns",
      paramLabel = "NS",
      description = "longest wake latency that 99 percent of a cgroup's may have")
  private Optional<Double> maxP99WakeLatencyNs;

  @Option(
      names = "--max-wake-latency-cv",
      paramLabel = "CV",
      description = "largest variation of the wake latencies in a cgroup")
  private Optional<Double> maxWakeLatencyCv;

  @Option(
      names = "--min-iteration-rate",
      paramLabel = "RATE",
      description = "smallest number of passes for each second")
  private Optional<Double> minIterationRate;

  @Option(names = "--isolation", description = "every worker stays on the CPUs of its cgroup")
  private boolean isolation;

  @Option(names = "--allow-starved", description = "does not ask that every worker has done work")
  private boolean allowStarved;

  /** What they come to; throws IllegalArgumentException for one that is out of its range. */
  Checks checks() {
    Checks checks = allowStarved ? Checks.none() : Checks.defaults();
    if (isolation) {
      checks = checks.isolation(true);
    }
    for (var written : limits().entrySet()) {
      if (written.getValue().isPresent()) {
        checks = checks.with(written.getKey(), written.getValue().get());
      }
    }
    return checks;
  }

  private Map<Threshold, Optional<Double>> limits() {
    Map<Threshold, Optional<Double>> limits = new EnumMap<>(Threshold.class);
    limits.put(Threshold.MIN_PAGE_LOCALITY, minPageLocality);
    limits.put(Threshold.MAX_PAGE_LOCALITY, maxPageLocality);
    limits.put(Threshold.MAX_CROSS_NODE_MIGRATION_RATIO, maxCrossNodeMigrationRatio);
    limits.put(Threshold.MAX_SLOW_TIER_RATIO, maxSlowTierRatio);
    limits.put(Threshold.MAX_MIGRATION_RATIO, maxMigrationRatio);
    limits.put(Threshold.MAX_GAP_MS, maxGapMs);
    limits.put(Threshold.MAX_SPREAD_PCT, maxSpreadPct);
    limits.put(Threshold.MAX_THROUGHPUT_CV, maxThroughputCv);
    limits.put(Threshold.MIN_WORK_RATE, minWorkRate);
    limits.put(Threshold.MAX_P99_WAKE_LATENCY_NS, maxP99WakeLatencyNs);
    limits.put(Threshold.MAX_WAKE_LATENCY_CV, maxWakeLatencyCv);
    limits.put(Threshold.MIN_ITERATION_RATE, minIterationRate);
    return limits;
  }
}
