package io.ktstr.model.rule;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import java.util.Optional;

/**
 * Whether the oldest kernel that a test is declared for knows a memory policy and its flags.
 *
 * <p>The versions are those of set_mempolicy(2), and of {@code sanitize_mpol_flags()} in
 * mm/mempolicy.c for what the page does not say: NUMA balancing of MPOL_PREFERRED_MANY came with
 * commit 133d04b1eee9, after 6.9 was closed for features.
 */
public final class KernelRules {

  private static final KernelVersion LOCAL = KernelVersion.of(3, 8);
  private static final KernelVersion PREFERRED_MANY = KernelVersion.of(5, 15);
  private static final KernelVersion WEIGHTED_INTERLEAVE = KernelVersion.of(6, 9);
  private static final KernelVersion BALANCED_BIND = KernelVersion.of(5, 12);
  private static final KernelVersion BALANCED_PREFERRED_MANY = KernelVersion.of(6, 10);

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
    Optional<KernelVersion> since = since(policy);
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
    Optional<KernelVersion> since = balancedSince(policy);
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

  private static boolean isMissing(Optional<KernelVersion> since, Optional<KernelVersion> minimum) {
    return since.isPresent() && minimum.filter(m -> m.isOlderThan(since.get())).isPresent();
  }

  /** Empty for what every kernel has that cgroups v2 have. */
  private static Optional<KernelVersion> since(MemPolicy policy) {
    if (policy instanceof MemPolicy.Local) {
      return Optional.of(LOCAL);
    }
    if (policy instanceof MemPolicy.PreferredMany) {
      return Optional.of(PREFERRED_MANY);
    }
    return policy instanceof MemPolicy.WeightedInterleave
        ? Optional.of(WEIGHTED_INTERLEAVE)
        : Optional.empty();
  }

  private static Optional<KernelVersion> balancedSince(MemPolicy policy) {
    if (policy instanceof MemPolicy.Bind) {
      return Optional.of(BALANCED_BIND);
    }
    return policy instanceof MemPolicy.PreferredMany
        ? Optional.of(BALANCED_PREFERRED_MANY)
        : Optional.empty();
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
