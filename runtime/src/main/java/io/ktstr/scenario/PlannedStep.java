package io.ktstr.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

  List<PlannedWorker> workers() {
    return cgroups.stream().flatMap(cgroup -> cgroup.workers().stream()).toList();
  }
}
