package io.ktstr.api;

import java.util.List;
import java.util.Objects;

/**
 * What one check found.
 *
 * @param name for example {@code minPageLocality}
 * @param kind what it is about
 * @param outcome its verdict
 * @param observations how many observations it rests on
 * @param unit what an observation is, in the plural: {@code workers}
 * @param summary the finding in one line, for example {@code min 1.0000 over 8 workers, 8192 pages}
 * @param details one line for each observation that does not hold
 */
public record CheckResult(
    String name,
    Kind kind,
    Outcome outcome,
    long observations,
    String unit,
    String summary,
    List<String> details) {

  /** What a check is about. */
  public enum Kind {
    /** Whether workers did any work. */
    STARVED,
    /** The longest time without a sign of life. */
    STUCK,
    /** How differently neighbours were kept off the CPU. */
    UNFAIR,
    /** Whether workers stayed on their CPUs. */
    ISOLATION,
    /** Rates, latencies, and how they vary. */
    BENCHMARK,
    /** Changes of the CPU. */
    MIGRATION,
    /** On which nodes pages are. */
    PAGE_LOCALITY,
    /** Pages that moved between nodes. */
    CROSS_NODE_MIGRATION,
    /** Pages on memory-only nodes. */
    SLOW_TIER,
    /** Whether memory policies took effect. */
    POLICY,
    /** How programs ended. */
    PROGRAM,
    /** A claim of the test's own, see {@link Verdict}. */
    CLAIM,
    /** This machine cannot show what the test is about. */
    SKIP,
    /** A verdict of the test's own without a claim. */
    OTHER
  }

  /** Copies the details; a PASS without observations becomes INCONCLUSIVE. */
  public CheckResult {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(summary, "summary");
    details = List.copyOf(details);
    if (outcome == Outcome.PASS && observations <= 0) {
      outcome = Outcome.INCONCLUSIVE;
    }
  }

  /** One line: verdict, name, finding. */
  @Override
  public String toString() {
    return outcome + " " + name + ": " + summary;
  }
}
