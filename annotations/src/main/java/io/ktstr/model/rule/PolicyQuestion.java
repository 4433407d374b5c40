package io.ktstr.model.rule;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that the judgement of a memory policy rests on. The cpuset and its nodes have passed
 * {@link CpusetRules}.
 *
 * @param cgroup name for the message
 * @param policy the policy
 * @param flags its mode flags
 * @param cpuset CPUs of the cgroup; empty if it has no cpuset
 * @param cpusetMems nodes written to cpuset.mems; empty if it is not written
 * @param machine where CPUs and memory are; empty if that is not known
 */
public record PolicyQuestion(
    String cgroup,
    MemPolicy policy,
    MpolFlags flags,
    Optional<Set<Integer>> cpuset,
    Optional<Set<Integer>> cpusetMems,
    Optional<CpuLayout> machine) {

  /** Checks that nothing is null. */
  public PolicyQuestion {
    Objects.requireNonNull(cgroup, "cgroup");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(cpuset, "cpuset");
    Objects.requireNonNull(cpusetMems, "cpusetMems");
    Objects.requireNonNull(machine, "machine");
  }
}
