package io.ktstr.model.rule;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.kernel.KernelTable;
import io.ktstr.model.kernel.ModeFacts;
import io.ktstr.model.kernel.PolicyMode;
import java.util.Optional;

/**
 * Whether a kernel knows a memory policy and its flags, or a scheduling policy: the oldest one that
 * a test is declared for, or the one that it runs on. The versions are those of {@link KernelTable}
 * and {@link SchedPolicy#since()}.
 */
public final class KernelRules {

  private KernelRules() {}

  /**
   * Judges the text of a version.
   *
   * @param where what says it, for the message
   * @param text the text
   * @return Ok if it is a version
   */
  public static Verdict version(String where, String text) {
    return KernelVersion.defect(text)
        .map(d -> Verdict.violation(RuleCode.KERNEL_VERSION, where, d.fact(), d.reason(), d.fix()))
        .orElseGet(Verdict::ok);
  }

  /**
   * Judges a policy without its flags.
   *
   * @param cgroup name for the message
   * @param policy the policy
   * @param minimum the oldest kernel that is declared; empty if none is
   * @return a violation if that kernel does not know the policy
   */
  public static Verdict policy(String cgroup, MemPolicy policy, Optional<KernelVersion> minimum) {
    Optional<KernelVersion> since = facts(policy).since();
    return isMissing(since, minimum)
        ? Verdict.violation(
            RuleCode.POLICY_NEEDS_KERNEL,
            cgroup,
            policy,
            since.get(),
            minimum.get(),
            substitute(policy))
        : Verdict.ok();
  }

  /**
   * Judges the flags of a policy that the kernel knows.
   *
   * @param cgroup name for the message
   * @param policy the policy
   * @param flags its mode flags, which it takes
   * @param minimum the oldest kernel that is declared; empty if none is
   * @return a violation if that kernel does not know NUMA_BALANCING on this policy
   */
  public static Verdict flags(
      String cgroup, MemPolicy policy, MpolFlags flags, Optional<KernelVersion> minimum) {
    Optional<KernelVersion> since = facts(policy).balancingSince();
    return flags.contains(MpolFlags.NUMA_BALANCING) && isMissing(since, minimum)
        ? Verdict.violation(
            RuleCode.FLAGS_NEED_KERNEL,
            cgroup,
            MpolFlags.NUMA_BALANCING,
            policy,
            since.get(),
            minimum.get())
        : Verdict.ok();
  }

  /**
   * Judges a policy and its flags, which it takes, against the kernel of the machine.
   *
   * @param cgroup name for the message
   * @param policy the policy
   * @param flags its mode flags
   * @param machine the kernel of the machine
   * @return a violation if that kernel would answer EINVAL for not knowing them
   */
  public static Verdict onMachine(
      String cgroup, MemPolicy policy, MpolFlags flags, KernelVersion machine) {
    ModeFacts facts = facts(policy);
    if (!facts.isKnownTo(machine)) {
      return Verdict.violation(
          RuleCode.POLICY_NEEDS_OTHER_KERNEL,
          cgroup,
          policy,
          facts.since().orElseThrow(),
          machine,
          substitute(policy));
    }
    boolean balancing = flags.contains(MpolFlags.NUMA_BALANCING);
    return balancing && facts.balancingSince().isPresent() && !facts.takesBalancing(machine)
        ? Verdict.violation(
            RuleCode.FLAGS_NEED_OTHER_KERNEL,
            cgroup,
            MpolFlags.NUMA_BALANCING,
            policy,
            facts.balancingSince().get(),
            machine)
        : Verdict.ok();
  }

  /**
   * Judges a scheduling policy.
   *
   * @param cgroup name for the message
   * @param policy the policy
   * @param minimum the oldest kernel that is declared; empty if none is
   * @return a violation if that kernel does not know the policy
   */
  public static Verdict scheduling(
      String cgroup, SchedPolicy policy, Optional<KernelVersion> minimum) {
    return isMissing(policy.since(), minimum)
        ? Verdict.violation(
            RuleCode.SCHED_NEEDS_KERNEL,
            cgroup,
            policy.displayName(),
            policy.since().get(),
            minimum.get())
        : Verdict.ok();
  }

  /**
   * Judges a scheduling policy against the kernel of the machine.
   *
   * @param cgroup name for the message
   * @param policy the policy
   * @param machine the kernel of the machine
   * @return a violation if that kernel is older than the policy; one that is not may still have
   *     been built without it
   */
  public static Verdict schedulingOnMachine(
      String cgroup, SchedPolicy policy, KernelVersion machine) {
    return isMissing(policy.since(), Optional.of(machine))
        ? Verdict.violation(
            RuleCode.SCHED_NEEDS_OTHER_KERNEL,
            cgroup,
            policy.displayName(),
            policy.since().get(),
            machine)
        : Verdict.ok();
  }

  private static ModeFacts facts(MemPolicy policy) {
    return KernelTable.linux().of(PolicyMode.of(policy));
  }

  private static boolean isMissing(Optional<KernelVersion> since, Optional<KernelVersion> minimum) {
    return since.isPresent() && minimum.filter(m -> m.isOlderThan(since.get())).isPresent();
  }

  private static String substitute(MemPolicy policy) {
    if (policy instanceof MemPolicy.PreferredMany) {
      return "use preferred";
    }
    return policy instanceof MemPolicy.WeightedInterleave
        ? "use interleave"
        : "leave the policy away";
  }
}
