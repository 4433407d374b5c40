package io.ktstr.processor.read;

import java.util.Optional;

/**
 * The thresholds that {@code @KtstrTest} sets.
 *
 * @param notStarved whether every worker must have done work
 * @param minPageLocality smallest share of pages on expected nodes
 * @param maxPageLocality largest such share
 * @param maxCrossNodeMigrationRatio most migrated pages for each page
 * @param maxSlowTierRatio largest share of pages on memory-only nodes
 */
public record ThresholdDeclaration(
    Optional<Written<Boolean>> notStarved,
    Optional<Written<Double>> minPageLocality,
    Optional<Written<Double>> maxPageLocality,
    Optional<Written<Double>> maxCrossNodeMigrationRatio,
    Optional<Written<Double>> maxSlowTierRatio) {

  static ThresholdDeclaration read(Members test) {
    return new ThresholdDeclaration(
        test.one("notStarved", Boolean.class),
        test.one("minPageLocality", Double.class),
        test.one("maxPageLocality", Double.class),
        test.one("maxCrossNodeMigrationRatio", Double.class),
        test.one("maxSlowTierRatio", Double.class));
  }
}
