package io.ktstr.processor.validate;

import io.ktstr.model.rule.CgroupRules;
import io.ktstr.model.rule.ThresholdRules;
import io.ktstr.processor.read.RunDeclaration;
import io.ktstr.processor.report.Report;

/** How long a test runs and with how many workers. */
final class RunCheck {

  private RunCheck() {}

  static Report check(RunDeclaration run) {
    return duration(run).and(workers(run));
  }

  static Report workers(RunDeclaration run) {
    return run.workersPerCgroup()
        .map(w -> Report.of(CgroupRules.workersPerCgroup(w.value()), w.origin()))
        .orElse(Report.clean());
  }

  private static Report duration(RunDeclaration run) {
    return run.durationS()
        .map(d -> Report.of(ThresholdRules.duration("durationS", d.value()), d.origin()))
        .orElse(Report.clean());
  }
}
