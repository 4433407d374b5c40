package io.ktstr.model.rule;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.Threshold;
import java.util.OptionalDouble;

/** Whether the limits that a test sets can be met and missed at all. */
public final class ThresholdRules {

  private static final double PERCENT = 100;
  private static final double MAX_SECONDS = 86_400;

  private ThresholdRules() {}

  /**
   * Judges the value of a threshold.
   *
   * @param threshold which one
   * @param value its value
   * @return Ok within the range that it can be in
   */
  public static Verdict range(Threshold threshold, double value) {
    return switch (threshold.range()) {
      case SHARE -> upTo(1, "[0.0, 1.0]", threshold, value, Nearest.share(value));
      case PERCENT -> upTo(PERCENT, "[0.0, 100.0]", threshold, value, Nearest.percent(value));
      case AMOUNT -> amount(threshold, value);
    };
  }

  private static Verdict upTo(
      double most, String range, Threshold threshold, double value, String nearest) {
    return value >= 0.0 && value <= most
        ? Verdict.ok()
        : Verdict.violation(RuleCode.THRESHOLD_RANGE, threshold.attribute(), value, range, nearest);
  }

  private static Verdict amount(Threshold threshold, double value) {
    return value >= 0.0 && Double.isFinite(value)
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.THRESHOLD_RANGE,
            threshold.attribute(),
            value,
            "[0.0, infinity)",
            value < 0 ? "0.0 or more" : "a finite number, or remove it for no limit");
  }

  /**
   * Judges a lower and an upper threshold on the same measurement.
   *
   * @param low the lower one
   * @param min its value, if set
   * @param high the upper one
   * @param max its value, if set
   * @return a violation if the lower one exceeds the upper one
   */
  public static Verdict order(
      Threshold low, OptionalDouble min, Threshold high, OptionalDouble max) {
    return min.isEmpty() || max.isEmpty() || min.getAsDouble() <= max.getAsDouble()
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.THRESHOLD_ORDER,
            low.attribute(),
            min.getAsDouble(),
            high.attribute(),
            max.getAsDouble());
  }

  /**
   * Judges a time in seconds.
   *
   * @param attribute its name
   * @param seconds its value
   * @return Ok above 0 and up to a day
   */
  public static Verdict duration(String attribute, double seconds) {
    return seconds > 0 && seconds <= MAX_SECONDS
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.DURATION_INVALID,
            attribute,
            seconds,
            seconds > MAX_SECONDS ? "86400.0 or less" : "for example 0.5");
  }

  /**
   * Judges whether a threshold on page locality can be missed.
   *
   * @param threshold which one
   * @param value its value
   * @param confined whether any cgroup has a cpuset, cpuset.mems or nodes in its memory policy
   * @return a violation if every page is where it is expected
   */
  public static Verdict locality(Threshold threshold, double value, boolean confined) {
    return confined
        ? Verdict.ok()
        : Verdict.violation(RuleCode.THRESHOLD_VACUOUS_LOCALITY, threshold.attribute(), value);
  }

  /**
   * Judges whether isolation can be broken.
   *
   * @param confined whether any cgroup has a cpuset
   * @return a violation if every CPU is allowed to every worker
   */
  public static Verdict isolation(boolean confined) {
    return confined ? Verdict.ok() : Verdict.violation(RuleCode.THRESHOLD_VACUOUS_ISOLATION);
  }

  /**
   * Judges whether a threshold on pages in memory-only nodes can be missed.
   *
   * @param value the threshold
   * @param machine where CPUs and memory are
   * @return a violation for a machine without such nodes
   */
  public static Verdict slowTier(double value, CpuLayout machine) {
    return machine.memoryOnlyNodes().isEmpty()
        ? Verdict.violation(
            RuleCode.THRESHOLD_VACUOUS_SLOW_TIER, Threshold.MAX_SLOW_TIER_RATIO.attribute(), value)
        : Verdict.ok();
  }
}
