package io.ktstr.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One step, with everything resolved.
 *
 * @param cgroups its cgroups
 * @param weights node to weight for weighted interleaving, written before the step and restored
 *     after it
 * @param ops what is changed as soon as all workers run
 * @param hold how long the workers run
 */
record PlannedStep(
    List<PlannedCgroup> cgroups,
    SortedMap<Integer, Integer> weights,
    List<PlannedOp> ops,
    Duration hold) {

  /** Workers keep apart what they saw under this many cpusets; what follows counts to the last. */
  static final int LAST_CPUSET = 15;

  /** Copies the collections. */
  PlannedStep {
    cgroups = List.copyOf(cgroups);
    ops = List.copyOf(ops);
    weights = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(weights)));
  }

  /** Whether anything is limited, so that names alone will not do. */
  boolean confines() {
    return !ops.isEmpty()
        || cgroups.stream().anyMatch(c -> c.cpus().isPresent() || c.mems().isPresent());
  }

  /**
   * The CPUs that each cgroup with a cpuset allows, by phase: phase 0 is from the start, the n-th
   * change of any cpuset is made in phase 2n-1 and over in phase 2n. The last phase is the union of
   * all that follow.
   *
   * @param all the CPUs of a cgroup as long as it has no cpuset
   */
  Map<String, List<Set<Integer>>> cpusets(Set<Integer> all) {
    List<PlannedOp> changes = ops.stream().filter(op -> op.cpus().isPresent()).toList();
    Map<String, List<Set<Integer>>> cpusets = new TreeMap<>();
    for (PlannedCgroup cgroup : cgroups) {
      if (cgroup.cpus().isPresent()
          || changes.stream().anyMatch(op -> op.cgroup().equals(cgroup.name()))) {
        cpusets.put(cgroup.name(), phases(cgroup, all, changes));
      }
    }
    return cpusets;
  }

  private static List<Set<Integer>> phases(
      PlannedCgroup cgroup, Set<Integer> all, List<PlannedOp> changes) {
    List<Set<Integer>> phases = new ArrayList<>();
    Set<Integer> now = cgroup.cpus().orElse(all);
    allow(phases, now);
    for (PlannedOp change : changes) {
      Set<Integer> next = change.cgroup().equals(cgroup.name()) ? change.cpus().orElseThrow() : now;
      allow(phases, union(now, next));
      allow(phases, next);
      now = next;
    }
    return phases;
  }

  private static void allow(List<Set<Integer>> phases, Set<Integer> cpus) {
    if (phases.size() <= LAST_CPUSET) {
      phases.add(cpus);
    } else {
      phases.set(LAST_CPUSET, union(phases.get(LAST_CPUSET), cpus));
    }
  }

  private static Set<Integer> union(Set<Integer> one, Set<Integer> other) {
    Set<Integer> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  List<PlannedWorker> workers() {
    return cgroups.stream().flatMap(cgroup -> cgroup.workers().stream()).toList();
  }
}
