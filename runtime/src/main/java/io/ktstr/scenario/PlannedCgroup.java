package io.ktstr.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One cgroup, with everything resolved.
 *
 * @param name its name
 * @param cpus its CPUs; empty leaves all
 * @param mems what is written to cpuset.mems; empty leaves the file alone
 * @param workers its workers
 */
record PlannedCgroup(
    String name,
    Optional<Set<Integer>> cpus,
    Optional<Set<Integer>> mems,
    List<PlannedWorker> workers) {

  /** Copies the list. */
  PlannedCgroup {
    workers = List.copyOf(workers);
  }
}
