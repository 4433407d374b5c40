package io.ktstr.benchmarks.spawn;

import io.ktstr.machine.WorkerOrder;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import io.ktstr.worker.WorkerRequest;
import java.util.Optional;

/** What every worker of this benchmark is asked to do. */
final class Requests {

  private Requests() {}

  /**
   * A loop that leaves the CPU to the others on every pass, and no memory: so the last worker comes
   * to its loop when it is started, and not when the spinning of the others lets it.
   */
  static WorkerOrder order() {
    WorkSpec work = WorkSpec.defaults().workType(WorkType.yieldHeavy()).workingSet(0);
    return WorkerRequest.of(work, Optional.empty()).order();
  }
}
