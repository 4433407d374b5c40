package io.ktstr.processor.validate;

import io.ktstr.model.rule.CgroupRules;
import io.ktstr.processor.read.CgroupDeclaration;
import io.ktstr.processor.read.DefinitionDeclaration;
import io.ktstr.processor.read.StepDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The cgroups of one step that a body runs, by the same rules as declared ones. */
final class StepCheck {

  private StepCheck() {}

  static Report check(List<StepDeclaration> steps, Surroundings surroundings) {
    return Report.all(steps.stream().map(step -> check(step, surroundings)).toList());
  }

  private static Report check(StepDeclaration step, Surroundings surroundings) {
    List<CgroupDeclaration> views =
        step.definitions().stream().flatMap(d -> d.views().stream()).toList();
    List<Report> each =
        views.stream().map(view -> CgroupCheck.check(view, surroundings).report()).toList();
    return Report.all(count(step), unique(step), WeightsCheck.check(views), Report.all(each));
  }

  private static Report count(StepDeclaration step) {
    return step.complete()
        ? Report.of(CgroupRules.count(step.definitions().size()), step.origin())
        : Report.clean();
  }

  private static Report unique(StepDeclaration step) {
    Set<String> names = new HashSet<>();
    List<Report> reports = new ArrayList<>();
    for (DefinitionDeclaration definition : step.definitions()) {
      Written<String> name = definition.name();
      reports.add(Report.of(CgroupRules.unique(names, name.value()), name.origin()));
      names.add(name.value());
    }
    return Report.all(reports);
  }
}
