package io.ktstr.model.rule;

import io.ktstr.model.CpuLayout;
import java.util.OptionalDouble;

/** Whether the limits that a test sets can be met and missed at all. */
public final class ThresholdRules {

  private static final double MAX_SECONDS = 86_400;

  private ThresholdRules() {}

  /**
   * Judges a threshold on a share.
   *
   * @param attribute its name
   * @param value its value
   * @return Ok within 0.0 to 1.0
   */
  public static Verdict share(String attribute, double value) {
    return value >= 0.0 && value <= 1.0
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.THRESHOLD_RANGE, attribute, value, "[0.0, 1.0]", Nearest.share(value));
  }

  /**
   * Judges a threshold on a ratio that may exceed 1, such as migrations for each page.
   *
   * @param attribute its name
   * @param value its value
   * @return Ok from 0.0 up, if finite
   */
  public static Verdict ratio(String attribute, double value) {
    return value >= 0.0 && Double.isFinite(value)
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.THRESHOLD_RANGE,
            attribute,
            value,
            "[0.0, infinity)",
            value < 0 ? "0.0 or more" : "a finite number, or remove it for no limit");
  }

  /**
   * Judges a lower and an upper threshold on the same measurement.
   *
   * @param minName name of the lower one
   * @param min lower threshold, if set
   * @param maxName name of the upper one
   * @param max upper threshold, if set
   * @return a violation if the lower one exceeds the upper one
   */
  public static Verdict order(
      String minName, OptionalDouble min, String maxName, OptionalDouble max) {
    return min.isEmpty() || max.isEmpty() || min.getAsDouble() <= max.getAsDouble()
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.THRESHOLD_ORDER, minName, min.getAsDouble(), maxName, max.getAsDouble());
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
   * @param attribute its name
   * @param value its value
   * @param confined whether any cgroup has a cpuset, cpuset.mems or nodes in its memory policy
   * @return a violation if every page is where it is expected
   */
  public static Verdict locality(String attribute, double value, boolean confined) {
    return confined
        ? Verdict.ok()
        : Verdict.violation(RuleCode.THRESHOLD_VACUOUS_LOCALITY, attribute, value);
  }

  /**
   * Judges whether a threshold on pages in memory-only nodes can be missed.
   *
   * @param attribute its name
   * @param value its value
   * @param machine where CPUs and memory are
   * @return a violation for a machine without such nodes
   */
  public static Verdict slowTier(String attribute, double value, CpuLayout machine) {
    return machine.memoryOnlyNodes().isEmpty()
        ? Verdict.violation(RuleCode.THRESHOLD_VACUOUS_SLOW_TIER, attribute, value)
        : Verdict.ok();
  }
}
