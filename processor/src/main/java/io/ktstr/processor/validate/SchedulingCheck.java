package io.ktstr.processor.validate;

import io.ktstr.annotation.SchedKind;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkType;
import io.ktstr.model.rule.KernelRules;
import io.ktstr.model.rule.PlacementRules;
import io.ktstr.model.rule.WorkerRules;
import io.ktstr.processor.read.SchedulingDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The scheduling policy of the workers of one cgroup. */
final class SchedulingCheck {

  private final String cgroup;
  private final SchedulingDeclaration scheduling;
  private final SchedKind kind;
  private final OptionalInt priority;

  private SchedulingCheck(String cgroup, SchedulingDeclaration scheduling) {
    this.cgroup = cgroup;
    this.scheduling = scheduling;
    this.kind = scheduling.kind().map(Written::value).orElse(SchedKind.INHERIT);
    this.priority =
        scheduling.priority().map(p -> OptionalInt.of(p.value())).orElse(OptionalInt.empty());
  }

  /**
   * Checks the policy on its own, then for those who are to have it.
   *
   * @param type what the workers do
   * @param minKernel the oldest kernel, if one is declared
   */
  static Checked<SchedPolicy> check(
      String cgroup,
      SchedulingDeclaration scheduling,
      WorkType type,
      Optional<KernelVersion> minKernel) {
    SchedulingCheck check = new SchedulingCheck(cgroup, scheduling);
    Origin place = scheduling.place();
    return Checked.of(check.priority().and(check.times()), check::policy)
        .then(
            policy ->
                Report.of(PlacementRules.scheduling(cgroup, policy, type), place)
                    .and(Report.of(KernelRules.scheduling(cgroup, policy, minKernel), place)));
  }

  private Report priority() {
    boolean realTime = kind == SchedKind.FIFO || kind == SchedKind.ROUND_ROBIN;
    return Report.of(
        WorkerRules.priority(cgroup, kind.name(), realTime, priority),
        scheduling.priority().map(Written::origin).orElse(scheduling.place()));
  }

  private Report times() {
    return kind == SchedKind.DEADLINE ? deadlineTimes() : noTimes();
  }

  private Report noTimes() {
    List<Report> reports = new ArrayList<>();
    byName()
        .forEach(
            (name, time) ->
                time.ifPresent(
                    t ->
                        reports.add(
                            Report.of(
                                PlacementRules.timeElsewhere(cgroup, kind.name(), name),
                                t.origin()))));
    return Report.all(reports);
  }

  private Report deadlineTimes() {
    List<String> missing = new ArrayList<>(byName().keySet());
    missing.removeIf(name -> byName().get(name).isPresent());
    return Report.of(PlacementRules.allTimes(cgroup, missing), scheduling.place())
        .then(
            () ->
                order(
                    scheduling.runtime().orElseThrow(),
                    scheduling.deadline().orElseThrow(),
                    scheduling.period().orElseThrow()));
  }

  private Report order(
      Written<Duration> runtime, Written<Duration> deadline, Written<Duration> period) {
    return Report.all(
        Report.of(PlacementRules.runtime(cgroup, runtime.value()), runtime.origin()),
        Report.of(
            PlacementRules.deadline(cgroup, runtime.value(), deadline.value()), deadline.origin()),
        Report.of(
            PlacementRules.period(cgroup, deadline.value(), period.value()), period.origin()));
  }

  private Map<String, Optional<Written<Duration>>> byName() {
    Map<String, Optional<Written<Duration>>> times = new LinkedHashMap<>();
    times.put("runtimeUs", scheduling.runtime());
    times.put("deadlineUs", scheduling.deadline());
    times.put("periodUs", scheduling.period());
    return times;
  }

  private SchedPolicy policy() {
    return switch (kind) {
      case INHERIT -> SchedPolicy.inherit();
      case NORMAL -> SchedPolicy.normal();
      case BATCH -> SchedPolicy.batch();
      case IDLE -> SchedPolicy.idle();
      case FIFO -> SchedPolicy.fifo(priority.orElseThrow());
      case ROUND_ROBIN -> SchedPolicy.roundRobin(priority.orElseThrow());
      case DEADLINE ->
          SchedPolicy.deadline(
              scheduling.runtime().orElseThrow().value(),
              scheduling.deadline().orElseThrow().value(),
              scheduling.period().orElseThrow().value());
      case EXT -> SchedPolicy.ext();
    };
  }
}
