package io.ktstr.processor.validate;

import io.ktstr.model.CgroupDef;
import io.ktstr.model.rule.CgroupRules;
import io.ktstr.processor.read.CgroupDeclaration;
import io.ktstr.processor.read.RunDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** All cgroups of one test. */
final class CgroupsCheck {

  private static final int DEFAULT_WORKERS = 2;

  private CgroupsCheck() {}

  static Checked<List<CgroupDef>> check(
      WrittenList<CgroupDeclaration> cgroups, Surroundings surroundings) {
    List<Checked<CgroupDef>> each =
        cgroups.values().stream().map(c -> CgroupCheck.check(c, surroundings)).toList();
    Report report =
        Report.of(CgroupRules.count(each.size()), cgroups.origin())
            .and(unique(cgroups))
            .and(WeightsCheck.check(cgroups.values()))
            .and(Report.all(each.stream().map(Checked::report).toList()));
    return Checked.of(report, () -> each.stream().flatMap(c -> c.value().stream()).toList());
  }

  private static Report unique(WrittenList<CgroupDeclaration> cgroups) {
    Set<String> names = new HashSet<>();
    List<Report> reports = new ArrayList<>();
    for (CgroupDeclaration cgroup : cgroups.values()) {
      Written<String> name = cgroup.name();
      reports.add(Report.of(CgroupRules.unique(names, name.value()), name.origin()));
      names.add(name.value());
    }
    return Report.all(reports);
  }

  /** How many workers a cgroup has that does not say its own number. */
  static OptionalInt inheritedWorkers(RunDeclaration run) {
    int workers = run.workersPerCgroup().map(Written::value).orElse(DEFAULT_WORKERS);
    return RunCheck.workers(run).isClean() ? OptionalInt.of(workers) : OptionalInt.empty();
  }
}
