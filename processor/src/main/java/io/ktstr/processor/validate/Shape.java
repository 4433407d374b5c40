package io.ktstr.processor.validate;

import io.ktstr.model.rule.RuleCode;
import io.ktstr.model.rule.Verdict;

/** Answers about shapes, in the three parts of every message. */
final class Shape {

  private Shape() {}

  static Verdict wrong(boolean isWrong, String fact, String reason, String fix) {
    return isWrong ? wrong(fact, reason, fix) : Verdict.ok();
  }

  static Verdict wrong(String fact, String reason, String fix) {
    return Verdict.violation(RuleCode.METHOD_SHAPE, fact, reason, fix);
  }
}
