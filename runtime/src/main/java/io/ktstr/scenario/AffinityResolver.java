package io.ktstr.scenario;

import io.ktstr.model.Affinity;
import io.ktstr.model.CpuLayout;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an affinity comes to for the workers of a cgroup. */
final class AffinityResolver {

  private final CpuLayout machine;
  private final Set<Integer> pool;

  AffinityResolver(CpuLayout machine, Optional<Set<Integer>> cpuset) {
    this.machine = machine;
    pool = cpuset.orElse(machine.cpus());
  }

  /** The CPUs for sched_setaffinity(2); empty makes no call. */
  Optional<Set<Integer>> resolve(Affinity affinity) {
    if (affinity instanceof Affinity.Inherit) {
      return Optional.empty();
    }
    if (affinity instanceof Affinity.CrossCgroup) {
      return Optional.of(machine.cpus());
    }
    if (affinity instanceof Affinity.SingleCpu) {
      return Optional.of(Set.of(pool.iterator().next()));
    }
    if (affinity instanceof Affinity.Exact exact) {
      return Optional.of(exact.cpus()); // the kernel leaves out those outside the cgroup
    }
    return machine.llcs().stream()
        .map(this::within)
        .reduce((best, next) -> next.size() > best.size() ? next : best);
  }

  private Set<Integer> within(Set<Integer> llc) {
    Set<Integer> shared = new TreeSet<>(llc);
    shared.retainAll(pool);
    return shared;
  }
}
