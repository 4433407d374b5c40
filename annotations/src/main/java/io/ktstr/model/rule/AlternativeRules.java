package io.ktstr.model.rule;

import java.util.List;

/** Whether exactly one of several members is written that exclude each other. */
public final class AlternativeRules {

  private AlternativeRules() {}

  /**
   * Judges members of which one is needed.
   *
   * @param what whose members they are
   * @param all names of the alternatives
   * @param chosen names of those that are written
   * @return Ok for one
   */
  public static Verdict exactlyOne(String what, List<String> all, List<String> chosen) {
    if (chosen.isEmpty()) {
      return Verdict.violation(RuleCode.ONE_OF_NONE, what, String.join(", ", all));
    }
    return chosen.size() == 1
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.ONE_OF, what, String.join(", ", all), String.join(" and ", chosen));
  }

  /**
   * Judges members of which none is needed.
   *
   * @param what whose members they are
   * @param all names of the alternatives
   * @param chosen names of those that are written
   * @return Ok for one or none
   */
  public static Verdict atMostOne(String what, List<String> all, List<String> chosen) {
    return chosen.size() <= 1
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.ONE_OF_AT_MOST, what, String.join(", ", all), String.join(" and ", chosen));
  }
}
