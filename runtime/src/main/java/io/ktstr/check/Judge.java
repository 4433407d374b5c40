package io.ktstr.check;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.Timing;
import io.ktstr.model.Threshold;
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
    if (checks.notStarved().orElse(false)) {
      results.add(ProgressChecks.notStarved(observations));
    }
    if (checks.isolation().orElse(false)) {
      results.add(IsolationChecks.isolation(observations));
    }
    checks
        .limits()
        .forEach((threshold, limit) -> results.add(judge(threshold, limit, observations)));
    results.addAll(ShareChecks.nodeShares(checks.nodeShares(), observations));
    return new AssertResult(results, observations.workers());
  }

  private static CheckResult judge(Threshold threshold, double limit, Observations observations) {
    if (threshold.isOfTime() && observations.timing() == Timing.EMULATED) {
      return Subject.of(threshold)
          .nothing(
              "times under emulation say nothing about a scheduler; run under KVM or on the host, or set"
                  + " ktstr.timing=trust");
    }
    return switch (threshold) {
      case MIN_PAGE_LOCALITY -> PlacementChecks.minLocality(observations, limit);
      case MAX_PAGE_LOCALITY -> PlacementChecks.maxLocality(observations, limit);
      case MAX_CROSS_NODE_MIGRATION_RATIO -> MigrationChecks.crossNode(observations, limit);
      case MAX_SLOW_TIER_RATIO -> PlacementChecks.maxSlowTier(observations, limit);
      case MAX_MIGRATION_RATIO -> MigrationChecks.betweenCpus(observations, limit);
      case MAX_GAP_MS -> FairnessChecks.maxGap(observations, limit);
      case MAX_SPREAD_PCT -> FairnessChecks.maxSpread(observations, limit);
      case MAX_THROUGHPUT_CV -> RateChecks.maxThroughputVariation(observations, limit);
      case MIN_WORK_RATE -> RateChecks.minWorkRate(observations, limit);
      case MAX_P99_WAKE_LATENCY_NS -> LatencyChecks.maxP99(observations, limit);
      case MAX_WAKE_LATENCY_CV -> LatencyChecks.maxVariation(observations, limit);
      case MIN_ITERATION_RATE -> RateChecks.minIterationRate(observations, limit);
    };
  }
}
