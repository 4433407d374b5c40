package io.ktstr.processor.validate;

import io.ktstr.annotation.MpolFlag;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.rule.KernelRules;
import io.ktstr.model.rule.PolicyQuestion;
import io.ktstr.model.rule.PolicyRules;
import io.ktstr.model.rule.RuleCode;
import io.ktstr.model.rule.Verdict;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.Optional;

/** A memory policy with its flags, on its machine and in its cpuset. */
final class PolicyCheck {

  private final PolicyQuestion question;
  private final WrittenList<Integer> nodes;
  private final Optional<WrittenList<MpolFlag>> flags;

  PolicyCheck(
      PolicyQuestion question, WrittenList<Integer> nodes, Optional<WrittenList<MpolFlag>> flags) {
    this.question = question;
    this.nodes = nodes;
    this.flags = flags;
  }

  static MpolFlags flags(Optional<WrittenList<MpolFlag>> flags) {
    return flags.map(f -> f.values().stream().map(PolicyCheck::flag)).stream()
        .flatMap(f -> f)
        .reduce(MpolFlags.NONE, MpolFlags::union);
  }

  private static MpolFlags flag(MpolFlag flag) {
    return switch (flag) {
      case STATIC_NODES -> MpolFlags.STATIC_NODES;
      case RELATIVE_NODES -> MpolFlags.RELATIVE_NODES;
      case NUMA_BALANCING -> MpolFlags.NUMA_BALANCING;
    };
  }

  /** The policy as such. */
  Report report() {
    return PolicyRules.check(question)
        .violation()
        .map(violation -> Report.of(violation, place(violation)))
        .orElse(Report.clean());
  }

  /** The policy and its flags, with which nothing else is wrong, on the oldest kernel. */
  Report kernel(Optional<KernelVersion> minimum) {
    Verdict policy = KernelRules.policy(question.cgroup(), question.policy(), minimum);
    Optional<Report> flag =
        flags.flatMap(
            written ->
                written.elements().stream()
                    .map(each -> kernel(each, minimum))
                    .filter(report -> !report.isClean())
                    .findFirst());
    return Report.of(policy, nodes.origin()).and(flag.orElse(Report.clean()));
  }

  private Report kernel(Written<MpolFlag> flag, Optional<KernelVersion> minimum) {
    return Report.of(
        KernelRules.flags(question.cgroup(), question.policy(), flag(flag.value()), minimum),
        flag.origin());
  }

  private Origin place(Verdict.Violation violation) {
    boolean aboutFlags =
        violation.code() == RuleCode.FLAGS_CONFLICT
            || violation.code() == RuleCode.FLAGS_NOT_APPLICABLE;
    return aboutFlags ? flagPlace(violation) : nodePlace(violation);
  }

  /** The flag with which the violation begins. */
  private Origin flagPlace(Verdict.Violation violation) {
    MpolFlags soFar = MpolFlags.NONE;
    for (Written<MpolFlag> flag : flags.orElseThrow().elements()) {
      soFar = soFar.union(flag(flag.value()));
      if (with(question.policy(), soFar).equals(violation)) {
        return flag.origin();
      }
    }
    return flags.get().origin();
  }

  /** The first node that is wrong even alone. */
  private Origin nodePlace(Verdict.Violation violation) {
    return Ids.firstOf(
        nodes,
        node ->
            with(MemPolicy.bind(node), question.flags())
                .violation()
                .filter(v -> v.code() == violation.code())
                .isPresent());
  }

  private Verdict with(MemPolicy policy, MpolFlags someFlags) {
    return PolicyRules.check(
        new PolicyQuestion(
            question.cgroup(),
            policy,
            someFlags,
            question.cpuset(),
            question.cpusetMems(),
            question.machine()));
  }
}
