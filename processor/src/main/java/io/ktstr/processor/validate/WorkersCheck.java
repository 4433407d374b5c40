package io.ktstr.processor.validate;

import io.ktstr.annotation.WorkKind;
import io.ktstr.model.WorkType;
import io.ktstr.model.rule.CgroupRules;
import io.ktstr.model.rule.CommandRules;
import io.ktstr.model.rule.WorkerRules;
import io.ktstr.processor.read.CgroupDeclaration;
import io.ktstr.processor.read.WorkersDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.OptionalInt;

/** Number, work, command, working set and nice value of the workers of one cgroup. */
final class WorkersCheck {

  private final String cgroup;
  private final WorkersDeclaration workers;
  private final Origin origin;

  private WorkersCheck(CgroupDeclaration cgroup) {
    this.cgroup = cgroup.name().value();
    this.workers = cgroup.workers();
    this.origin = cgroup.origin();
  }

  /**
   * Checks the workers.
   *
   * @param cgroup the cgroup
   * @param inherited number of workers if the cgroup says none; empty if that is wrong itself
   */
  static Report check(CgroupDeclaration cgroup, OptionalInt inherited) {
    WorkersCheck check = new WorkersCheck(cgroup);
    return Report.all(check.work(), check.number(inherited), check.workingSet(), check.nice());
  }

  static WorkType type(WorkersDeclaration workers) {
    return workers
        .exec()
        .<WorkType>map(command -> new WorkType.Exec(command.values()))
        .orElseGet(() -> loop(workers));
  }

  private static WorkType loop(WorkersDeclaration workers) {
    return switch (workers.workType().map(Written::value).orElse(WorkKind.CPU_SPIN)) {
      case CPU_SPIN -> WorkType.cpuSpin();
      case YIELD_HEAVY -> WorkType.yieldHeavy();
      case MEM_TOUCH -> WorkType.memTouch();
      case FUTEX_PING_PONG -> WorkType.futexPingPong();
    };
  }

  private Report work() {
    return new Alternatives("@Cgroup", origin)
        .with("workType", workers.workType().map(Written::origin))
        .with("exec", workers.exec().map(WrittenList::origin))
        .atMostOne()
        .then(() -> workers.exec().map(this::command).orElse(Report.clean()));
  }

  private Report command(WrittenList<String> command) {
    Report report =
        Report.of(
            CommandRules.program(cgroup, command.values()),
            command.elements().stream().findFirst().map(Written::origin).orElse(command.origin()));
    for (int i = 0; i < command.elements().size(); i++) {
      Written<String> element = command.elements().get(i);
      report =
          report.and(Report.of(CommandRules.element(cgroup, i, element.value()), element.origin()));
    }
    return report;
  }

  private Report number(OptionalInt inherited) {
    if (workers.workers().isPresent()) {
      Written<Integer> own = workers.workers().get();
      return Report.of(CgroupRules.workers(cgroup, own.value(), type(workers)), own.origin());
    }
    return inherited.isEmpty()
        ? Report.clean()
        : Report.of(
            CgroupRules.workers(cgroup, inherited.getAsInt(), type(workers)),
            workers.workType().map(Written::origin).orElse(origin));
  }

  private Report workingSet() {
    return workers
        .workingSet()
        .map(
            size ->
                Report.of(
                    CgroupRules.workingSet(cgroup, size.value(), type(workers)), size.origin()))
        .orElse(Report.clean());
  }

  private Report nice() {
    return workers
        .nice()
        .map(nice -> Report.of(WorkerRules.nice(cgroup, nice.value()), nice.origin()))
        .orElse(Report.clean());
  }
}
