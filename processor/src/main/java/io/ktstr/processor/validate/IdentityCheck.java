package io.ktstr.processor.validate;

import io.ktstr.annotation.CloneKind;
import io.ktstr.model.CloneMode;
import io.ktstr.model.WorkType;
import io.ktstr.model.rule.PlacementRules;
import io.ktstr.processor.read.CgroupDeclaration;
import io.ktstr.processor.read.WorkersDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Report;

/** What the workers of one cgroup are called, and whether they are processes or threads. */
final class IdentityCheck {

  private final String cgroup;
  private final WorkType type;

  private IdentityCheck(String cgroup, WorkType type) {
    this.cgroup = cgroup;
    this.type = type;
  }

  static Report check(CgroupDeclaration cgroup, WorkType type) {
    WorkersDeclaration workers = cgroup.workers();
    IdentityCheck check = new IdentityCheck(cgroup.name().value(), type);
    return Report.all(
        workers.comm().map(check::comm).orElse(Report.clean()),
        workers.cloneMode().map(check::cloneMode).orElse(Report.clean()));
  }

  private Report comm(Written<String> name) {
    return Report.of(
        PlacementRules.comm(cgroup, name.value())
            .then(() -> PlacementRules.commOf(cgroup, name.value(), type)),
        name.origin());
  }

  private Report cloneMode(Written<CloneKind> mode) {
    return Report.of(PlacementRules.cloneMode(cgroup, mode(mode.value()), type), mode.origin());
  }

  static CloneMode mode(CloneKind kind) {
    return switch (kind) {
      case PROCESSES -> CloneMode.PROCESSES;
      case THREADS -> CloneMode.THREADS;
    };
  }
}
