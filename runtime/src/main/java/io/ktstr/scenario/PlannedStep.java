package io.ktstr.scenario;

import java.time.Duration;
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

  /** The CPUs that each cgroup with a cpuset has at any time of the step. */
  Map<String, Set<Integer>> cpusets() {
    Map<String, Set<Integer>> cpusets = new TreeMap<>();
    cgroups.forEach(cgroup -> cgroup.cpus().ifPresent(cpus -> allow(cpusets, cgroup.name(), cpus)));
    ops.forEach(op -> op.cpus().ifPresent(cpus -> allow(cpusets, op.cgroup(), cpus)));
    return cpusets;
  }

  private static void allow(Map<String, Set<Integer>> cpusets, String cgroup, Set<Integer> cpus) {
    cpusets.computeIfAbsent(cgroup, name -> new TreeSet<>()).addAll(cpus);
  }

  List<PlannedWorker> workers() {
    return cgroups.stream().flatMap(cgroup -> cgroup.workers().stream()).toList();
  }
}
