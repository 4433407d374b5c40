package io.ktstr.check;

import io.ktstr.api.Timing;
import io.ktstr.api.WorkerReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was seen in one step.
 *
 * @param workers one report for each worker
 * @param policies one entry for each worker that asked for a memory policy
 * @param memoryOnlyNodes nodes of the machine without CPUs
 * @param migratedPages pages that NUMA balancing migrated on the whole machine meanwhile; empty if
 *     its kernel does not count them
 * @param cpusets the CPUs that each cgroup with a cpuset allowed, by the phase of the cpusets, see
 *     {@link WorkerReport#cpusByPhase()}; what follows the last phase is like the last
 * @param timing what times on the machine are worth
 */
public record Observations(
    List<WorkerReport> workers,
    List<PolicyObservation> policies,
    Set<Integer> memoryOnlyNodes,
    OptionalLong migratedPages,
    Map<String, List<Set<Integer>>> cpusets,
    Timing timing) {

  /** Copies the collections. */
  public Observations {
    workers = List.copyOf(workers);
    policies = List.copyOf(policies);
    memoryOnlyNodes = Set.copyOf(memoryOnlyNodes);
    Objects.requireNonNull(migratedPages, "migratedPages");
    cpusets = Map.copyOf(cpusets);
    Objects.requireNonNull(timing, "timing");
  }

  /** The workers that ran a program. */
  List<WorkerReport> programs() {
    return workers.stream().filter(worker -> worker.program().isPresent()).toList();
  }

  /** The workers by cgroup, in order. */
  Map<String, List<WorkerReport>> byCgroup() {
    return byCgroup(workers);
  }

  /** The workers with a loop of their own, by cgroup, in order. */
  Map<String, List<WorkerReport>> loopsByCgroup() {
    return byCgroup(loops());
  }

  private static Map<String, List<WorkerReport>> byCgroup(List<WorkerReport> reports) {
    return reports.stream()
        .collect(
            Collectors.groupingBy(WorkerReport::cgroup, LinkedHashMap::new, Collectors.toList()));
  }

  /** The workers with a loop of their own. */
  List<WorkerReport> loops() {
    return workers.stream().filter(worker -> worker.program().isEmpty()).toList();
  }
}
