package io.ktstr.check;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import java.util.ArrayList;
import java.util.List;

/** Applies every check that is enabled. */
public final class Judge {

  private Judge() {}

  /**
   * Judges one step.
   *
   * @param checks thresholds
   * @param observations what was seen
   * @return the verdict of each check, and the reports
   */
  public static AssertResult judge(Checks checks, Observations observations) {
    List<CheckResult> results = new ArrayList<>();
    if (!observations.policies().isEmpty()) {
      results.add(PolicyChecks.readBack(observations));
    }
    if (!observations.programs().isEmpty()) {
      results.add(ProgramChecks.exit(observations));
    }
    if (checks.notStarved()) {
      results.add(ProgressChecks.notStarved(observations));
    }
    checks
        .minPageLocality()
        .ifPresent(min -> results.add(PlacementChecks.minLocality(observations, min)));
    checks
        .maxPageLocality()
        .ifPresent(max -> results.add(PlacementChecks.maxLocality(observations, max)));
    checks
        .maxCrossNodeMigrationRatio()
        .ifPresent(max -> results.add(MigrationChecks.crossNode(observations, max)));
    checks
        .maxSlowTierRatio()
        .ifPresent(max -> results.add(PlacementChecks.maxSlowTier(observations, max)));
    return new AssertResult(results, observations.workers());
  }
}
