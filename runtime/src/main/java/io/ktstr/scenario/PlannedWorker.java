package io.ktstr.scenario;

import io.ktstr.model.CloneMode;
import io.ktstr.model.WorkSpec;
import io.ktstr.worker.PolicyCall;
import io.ktstr.worker.WorkerRequest;
import java.util.Optional;
import java.util.Set;

/**
 * One worker, with everything resolved.
 *
 * @param cgroup its cgroup
 * @param index its number within the cgroup
 * @param work the group that it belongs to
 * @param request what it is asked
 * @param expectedNodes where its pages should be; empty if nothing says so
 * @param readBack what get_mempolicy(2) shows of its policy; empty if it sets none
 */
record PlannedWorker(
    String cgroup,
    int index,
    WorkSpec work,
    WorkerRequest request,
    Set<Integer> expectedNodes,
    Optional<PolicyCall> readBack) {

  /** Copies the set. */
  PlannedWorker {
    expectedNodes = Set.copyOf(expectedNodes);
  }

  /**
   * Another worker of the same group.
   *
   * @param inCgroup its number within the cgroup
   * @param inGroup its number within the group
   * @param count how many workers the group has
   */
  PlannedWorker numbered(int inCgroup, int inGroup, int count) {
    WorkerRequest own = request.forWorker(inGroup);
    return new PlannedWorker(
        cgroup,
        inCgroup,
        work,
        work.cloneMode() == CloneMode.THREADS ? own.asThread(inGroup, count) : own,
        expectedNodes,
        readBack);
  }

  String label() {
    return cgroup + "/" + index;
  }
}
