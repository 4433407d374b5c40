package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.CheckResult.Kind;
import io.ktstr.api.Outcome;
import io.ktstr.model.Threshold;
import java.util.List;

/**
 * What a check is about: builds its result.
 *
 * @param name of the check
 * @param kind of the check
 * @param unit what an observation is, in the plural
 */
record Subject(String name, Kind kind, String unit) {

  private static final String WORKERS = "workers";

  /** Of a check that looks at workers one by one. */
  static Subject ofWorkers(String name, Kind kind) {
    return new Subject(name, kind, WORKERS);
  }

  static Subject of(Threshold threshold) {
    return new Subject(threshold.attribute(), kind(threshold), unit(threshold));
  }

  private static Kind kind(Threshold threshold) {
    return switch (threshold) {
      case MIN_PAGE_LOCALITY, MAX_PAGE_LOCALITY -> Kind.PAGE_LOCALITY;
      case MAX_CROSS_NODE_MIGRATION_RATIO -> Kind.CROSS_NODE_MIGRATION;
      case MAX_SLOW_TIER_RATIO -> Kind.SLOW_TIER;
      case MAX_MIGRATION_RATIO -> Kind.MIGRATION;
      case MAX_GAP_MS -> Kind.STUCK;
      case MAX_SPREAD_PCT -> Kind.UNFAIR;
      case MAX_THROUGHPUT_CV,
          MIN_WORK_RATE,
          MAX_P99_WAKE_LATENCY_NS,
          MAX_WAKE_LATENCY_CV,
          MIN_ITERATION_RATE ->
          Kind.BENCHMARK;
    };
  }

  private static String unit(Threshold threshold) {
    return switch (threshold) {
      case MAX_CROSS_NODE_MIGRATION_RATIO -> "pages";
      case MAX_MIGRATION_RATIO -> "passes";
      case MAX_P99_WAKE_LATENCY_NS, MAX_WAKE_LATENCY_CV -> "wake-ups";
      default -> WORKERS;
    };
  }

  /** A verdict that rests on something. */
  CheckResult judged(long observations, String summary, List<String> failures) {
    Outcome outcome = failures.isEmpty() ? Outcome.PASS : Outcome.FAIL;
    return new CheckResult(name, kind, outcome, observations, unit, summary, failures);
  }

  /** There was nothing to observe. */
  CheckResult nothing(String reason) {
    return new CheckResult(name, kind, Outcome.INCONCLUSIVE, 0, unit, reason, List.of());
  }
}
