package io.ktstr.check;

import io.ktstr.api.WorkerReport;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What was seen in one step.
 *
 * @param workers one report for each worker
 * @param policies one entry for each worker that asked for a memory policy
 * @param memoryOnlyNodes nodes of the machine without CPUs
 * @param migratedPages pages that NUMA balancing migrated on the whole machine meanwhile; empty if
 *     its kernel does not count them
 */
public record Observations(
    List<WorkerReport> workers,
    List<PolicyObservation> policies,
    Set<Integer> memoryOnlyNodes,
    OptionalLong migratedPages) {

  /** Copies the collections. */
  public Observations {
    workers = List.copyOf(workers);
    policies = List.copyOf(policies);
    memoryOnlyNodes = Set.copyOf(memoryOnlyNodes);
    Objects.requireNonNull(migratedPages, "migratedPages");
  }

  /** The workers that ran a program. */
  List<WorkerReport> programs() {
    return workers.stream().filter(worker -> worker.program().isPresent()).toList();
  }

  /** The workers with a loop of their own. */
  List<WorkerReport> loops() {
    return workers.stream().filter(worker -> worker.program().isEmpty()).toList();
  }
}
