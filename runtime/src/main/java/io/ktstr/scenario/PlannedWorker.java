package io.ktstr.scenario;

import io.ktstr.model.WorkSpec;
import io.ktstr.worker.WorkerRequest;
import java.util.Set;

/**
 * One worker, with everything resolved.
 *
 * @param cgroup its cgroup
 * @param index its number within the cgroup
 * @param work the group that it belongs to
 * @param request what it is asked
 * @param expectedNodes where its pages should be; empty if nothing says so
 * @param allowedNodes where the kernel lets its pages be
 */
record PlannedWorker(
    String cgroup,
    int index,
    WorkSpec work,
    WorkerRequest request,
    Set<Integer> expectedNodes,
    Set<Integer> allowedNodes) {

  /** Copies the sets. */
  PlannedWorker {
    allowedNodes = Set.copyOf(allowedNodes);
    expectedNodes = Set.copyOf(expectedNodes);
  }

  PlannedWorker withIndex(int other) {
    return new PlannedWorker(cgroup, other, work, request, expectedNodes, allowedNodes);
  }

  String label() {
    return cgroup + "/" + index;
  }
}
