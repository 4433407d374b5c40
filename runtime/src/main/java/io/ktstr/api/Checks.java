package io.ktstr.api;

import io.ktstr.model.rule.ThresholdRules;
import io.ktstr.model.rule.Verdict;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The thresholds of a test: what is judged, and against what. Immutable: each builder call returns
 * a new value.
 *
 * @param notStarved whether every worker must have done work
 * @param minPageLocality smallest share of each worker's pages on its expected nodes, 0.0 to 1.0
 * @param maxPageLocality largest such share
 * @param maxCrossNodeMigrationRatio most pages that NUMA balancing migrated during the run, for
 *     each page of the workers
 * @param maxSlowTierRatio largest share of each worker's pages on memory-only nodes, 0.0 to 1.0
 */
public record Checks(
    boolean notStarved,
    OptionalDouble minPageLocality,
    OptionalDouble maxPageLocality,
    OptionalDouble maxCrossNodeMigrationRatio,
    OptionalDouble maxSlowTierRatio) {

  private static final Checks DEFAULTS =
      new Checks(
          true,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException for a threshold that no measurement could meet or miss
   */
  public Checks {
    Objects.requireNonNull(minPageLocality, "minPageLocality");
    minPageLocality.ifPresent(v -> require(ThresholdRules.share("minPageLocality", v)));
    maxPageLocality.ifPresent(v -> require(ThresholdRules.share("maxPageLocality", v)));
    maxCrossNodeMigrationRatio.ifPresent(
        v -> require(ThresholdRules.ratio("maxCrossNodeMigrationRatio", v)));
    maxSlowTierRatio.ifPresent(v -> require(ThresholdRules.share("maxSlowTierRatio", v)));
    require(
        ThresholdRules.order(
            "minPageLocality", minPageLocality, "maxPageLocality", maxPageLocality));
  }

  /**
   * Only that no worker starves.
   *
   * @return the starting point of every builder chain
   */
  public static Checks defaults() {
    return DEFAULTS;
  }

  /**
   * With or without the check that every worker has done work.
   *
   * @param enabled whether to check
   * @return a new value
   */
  public Checks notStarved(boolean enabled) {
    return new Checks(
        enabled, minPageLocality, maxPageLocality, maxCrossNodeMigrationRatio, maxSlowTierRatio);
  }

  /**
   * With this lower limit on page locality.
   *
   * @param share 0.0 to 1.0; a worker exactly on it passes
   * @return a new value
   */
  public Checks minPageLocality(double share) {
    return new Checks(
        notStarved,
        OptionalDouble.of(share),
        maxPageLocality,
        maxCrossNodeMigrationRatio,
        maxSlowTierRatio);
  }

  /**
   * With this upper limit on page locality.
   *
   * @param share 0.0 to 1.0; a worker exactly on it passes
   * @return a new value
   */
  public Checks maxPageLocality(double share) {
    return new Checks(
        notStarved,
        minPageLocality,
        OptionalDouble.of(share),
        maxCrossNodeMigrationRatio,
        maxSlowTierRatio);
  }

  /**
   * With this upper limit on migrated pages.
   *
   * @param ratio migrated pages for each page of the workers, 0.0 or more
   * @return a new value
   */
  public Checks maxCrossNodeMigrationRatio(double ratio) {
    return new Checks(
        notStarved, minPageLocality, maxPageLocality, OptionalDouble.of(ratio), maxSlowTierRatio);
  }

  /**
   * With this upper limit on pages in memory-only nodes.
   *
   * @param share 0.0 to 1.0
   * @return a new value
   */
  public Checks maxSlowTierRatio(double share) {
    return new Checks(
        notStarved,
        minPageLocality,
        maxPageLocality,
        maxCrossNodeMigrationRatio,
        OptionalDouble.of(share));
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
