package io.ktstr.processor.validate;

import io.ktstr.model.WorkType;
import io.ktstr.model.rule.CgroupRules;
import io.ktstr.model.rule.CommandRules;
import io.ktstr.model.rule.WorkerRules;
import io.ktstr.processor.read.CgroupDeclaration;
import io.ktstr.processor.read.WorkDeclaration;
import io.ktstr.processor.read.WorkersDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.Optional;
import java.util.OptionalInt;

/** Number, work, command, working set and nice value of the workers of one cgroup. */
final class WorkersCheck {

  private final String cgroup;
  private final WorkersDeclaration workers;
  private final Origin origin;
  private final Optional<Checked<WorkType>> type;

  private WorkersCheck(CgroupDeclaration cgroup) {
    this.cgroup = cgroup.name().value();
    this.workers = cgroup.workers();
    this.origin = cgroup.origin();
    this.type = type(this.cgroup, workers);
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

  /** What they do, if it is said; a program if both are, which is an error anyway. */
  static Optional<Checked<WorkType>> type(String cgroup, WorkersDeclaration workers) {
    return workers
        .exec()
        .map(command -> Checked.<WorkType>fine(new WorkType.Exec(command.values())))
        .or(() -> workers.loop().map(loop -> WorkCheck.check(cgroup, loop)));
  }

  private Report work() {
    return new Alternatives("@Cgroup", origin)
        .with("workType", workers.workType().map(work -> work.kind().origin()))
        .with("work", workers.work().map(work -> work.kind().origin()))
        .with("exec", workers.exec().map(WrittenList::origin))
        .atMostOne()
        .then(() -> workers.exec().map(this::command).orElseGet(this::loop));
  }

  private Report loop() {
    return type.map(Checked::report).orElse(Report.clean());
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
    if (!workers.workersKnown()) {
      return Report.clean();
    }
    if (workers.workers().isPresent()) {
      Written<Integer> own = workers.workers().get();
      return Report.of(CgroupRules.workers(cgroup, own.value(), grouped()), own.origin());
    }
    return inherited.isEmpty()
        ? Report.clean()
        : Report.of(
            CgroupRules.workers(cgroup, inherited.getAsInt(), grouped()),
            workers.loop().map(loop -> loop.kind().origin()).orElse(origin));
  }

  /** What is known of groups: nothing in a type that is wrong, or whose number is not known. */
  private WorkType grouped() {
    boolean known = workers.loop().map(WorkDeclaration::groupSizeIsKnown).orElse(true);
    return known ? typeOrSpin(type) : WorkType.cpuSpin();
  }

  /** What a worker does; if that is wrong or not said, something that every rule accepts. */
  static WorkType typeOrSpin(Optional<Checked<WorkType>> type) {
    return type.flatMap(Checked::value).orElse(WorkType.cpuSpin());
  }

  private Report workingSet() {
    return workers
        .workingSet()
        .map(
            size ->
                Report.of(
                    CgroupRules.workingSet(cgroup, size.value(), typeOrSpin(type)), size.origin()))
        .orElse(Report.clean());
  }

  private Report nice() {
    return workers
        .nice()
        .map(nice -> Report.of(WorkerRules.nice(cgroup, nice.value()), nice.origin()))
        .orElse(Report.clean());
  }
}
