package io.ktstr.processor.validate;

import io.ktstr.model.LoopKind;
import io.ktstr.model.LoopParameter;
import io.ktstr.model.LoopValues;
import io.ktstr.model.Phase;
import io.ktstr.model.WorkType;
import io.ktstr.model.rule.PolicyRules;
import io.ktstr.model.rule.WorkNodeRules;
import io.ktstr.model.rule.WorkTypeRules;
import io.ktstr.processor.read.PhaseDeclaration;
import io.ktstr.processor.read.WorkDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The loop of the workers of one cgroup. */
final class WorkCheck {

  private static final double NANOS_PER_MILLI = 1e6;

  private final String cgroup;
  private final WorkDeclaration work;
  private final LoopKind kind;

  private WorkCheck(String cgroup, WorkDeclaration work) {
    this.cgroup = cgroup;
    this.work = work;
    this.kind = work.kind().value();
  }

  /** The type, with its default numbers in the place of those that are not known. */
  static Checked<WorkType> check(String cgroup, WorkDeclaration work) {
    WorkCheck check = new WorkCheck(cgroup, work);
    return Checked.of(
        check
            .attributes()
            .and(check.numbers())
            .then(() -> Report.all(check.stride(), check.phases(), check.nodes())),
        check::type);
  }

  private Report attributes() {
    return Report.all(
        Report.all(
            work.numbers().entrySet().stream()
                .map(number -> attribute(number.getKey(), Optional.of(number.getValue().origin())))
                .toList()),
        attribute(LoopKind.PHASES, work.phases().map(WrittenList::origin)),
        attribute(LoopKind.NODES, work.nodes().map(WrittenList::origin)));
  }

  private Report attribute(String name, Optional<Origin> place) {
    return place
        .map(origin -> Report.of(WorkTypeRules.attribute(cgroup, kind, name), origin))
        .orElse(Report.clean());
  }

  private Report numbers() {
    return Report.all(kind.parameters().stream().map(this::number).toList());
  }

  private Report number(LoopParameter parameter) {
    return written(parameter)
        .map(
            number ->
                Report.of(
                    WorkTypeRules.number(cgroup, kind, parameter, number.value()), number.origin()))
        .orElse(Report.clean());
  }

  private Optional<Written<Long>> written(LoopParameter parameter) {
    return Optional.ofNullable(work.numbers().get(parameter.name()));
  }

  private Report stride() {
    Origin place =
        Optional.ofNullable(work.numbers().get("stride"))
            .or(() -> Optional.ofNullable(work.numbers().get("sizeKb")))
            .map(Written::origin)
            .orElse(work.kind().origin());
    return work.unknown().isEmpty()
        ? Report.of(WorkTypeRules.stride(cgroup, type()), place)
        : Report.clean();
  }

  private Report phases() {
    if (kind != LoopKind.SEQUENCE || work.unknown().contains(LoopKind.PHASES)) {
      return each(knownPhases());
    }
    Origin place = work.phases().map(WrittenList::origin).orElse(work.kind().origin());
    return Report.of(WorkTypeRules.phaseCount(cgroup, knownPhases().size()), place)
        .and(each(knownPhases()));
  }

  private List<PhaseDeclaration> knownPhases() {
    return work.phases().map(WrittenList::values).orElse(List.of());
  }

  private Report each(List<PhaseDeclaration> phases) {
    return Report.all(phases.stream().map(this::time).toList());
  }

  private Report time(PhaseDeclaration phase) {
    return phase
        .millis()
        .map(
            millis ->
                Report.of(
                    WorkTypeRules.phaseTime(cgroup, phase.kind(), millis.value()), millis.origin()))
        .orElse(Report.clean());
  }

  private Report nodes() {
    if (kind != LoopKind.NUMA_WORKING_SET_SWEEP || work.unknown().contains(LoopKind.NODES)) {
      return Report.clean();
    }
    WrittenList<Integer> nodes =
        work.nodes().orElse(new WrittenList<>(List.of(), work.kind().origin()));
    return Report.of(WorkNodeRules.count(cgroup, kind, nodes.elements().size()), nodes.origin())
        .and(Ids.check(nodes, node -> PolicyRules.nodeId(cgroup, node)));
  }

  private WorkType type() {
    List<Long> numbers =
        kind.parameters().stream()
            .map(p -> written(p).map(Written::value).orElse(p.of(kind.defaults())))
            .toList();
    List<Phase> phases =
        knownPhases().stream()
            .flatMap(phase -> phase.millis().map(ms -> phase(phase, ms.value())).stream())
            .toList();
    List<Integer> nodes = work.nodes().map(WrittenList::values).orElse(List.of());
    return kind.with(new LoopValues(numbers, phases, nodes));
  }

  private static Phase phase(PhaseDeclaration phase, double millis) {
    return new Phase(phase.kind(), Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI)));
  }
}
