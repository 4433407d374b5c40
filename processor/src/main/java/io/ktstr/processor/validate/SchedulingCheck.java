package io.ktstr.processor.validate;

import io.ktstr.annotation.SchedKind;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.rule.WorkerRules;
import io.ktstr.processor.read.SchedulingDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Report;
import java.util.OptionalInt;

/** The scheduling policy of the workers of one cgroup. */
final class SchedulingCheck {

  private SchedulingCheck() {}

  static Checked<SchedPolicy> check(String cgroup, SchedulingDeclaration scheduling) {
    SchedKind kind = scheduling.kind().map(Written::value).orElse(SchedKind.INHERIT);
    OptionalInt priority =
        scheduling.priority().map(p -> OptionalInt.of(p.value())).orElse(OptionalInt.empty());
    boolean realTime = kind == SchedKind.FIFO || kind == SchedKind.ROUND_ROBIN;
    Report report =
        Report.of(
            WorkerRules.priority(cgroup, kind.name(), realTime, priority),
            scheduling
                .priority()
                .map(Written::origin)
                .or(() -> scheduling.kind().map(Written::origin))
                .orElse(scheduling.origin()));
    return Checked.of(report, () -> policy(kind, priority));
  }

  private static SchedPolicy policy(SchedKind kind, OptionalInt priority) {
    return switch (kind) {
      case INHERIT -> SchedPolicy.inherit();
      case NORMAL -> SchedPolicy.normal();
      case BATCH -> SchedPolicy.batch();
      case IDLE -> SchedPolicy.idle();
      case FIFO -> SchedPolicy.fifo(priority.orElseThrow());
      case ROUND_ROBIN -> SchedPolicy.roundRobin(priority.orElseThrow());
    };
  }
}
