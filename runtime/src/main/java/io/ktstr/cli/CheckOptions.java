package io.ktstr.cli;

import io.ktstr.api.Checks;
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

  @Option(names = "--allow-starved", description = "does not ask that every worker has done work")
  private boolean allowStarved;

  /** What they come to; throws IllegalArgumentException for one that is out of its range. */
  Checks checks() {
    Checks checks = Checks.defaults().notStarved(!allowStarved);
    checks = minPageLocality.map(checks::minPageLocality).orElse(checks);
    checks = maxPageLocality.map(checks::maxPageLocality).orElse(checks);
    checks = maxCrossNodeMigrationRatio.map(checks::maxCrossNodeMigrationRatio).orElse(checks);
    return maxSlowTierRatio.map(checks::maxSlowTierRatio).orElse(checks);
  }
}
