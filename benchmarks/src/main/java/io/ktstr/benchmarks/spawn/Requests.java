package io.ktstr.benchmarks.spawn;

import io.ktstr.machine.WorkerOrder;
import io.ktstr.model.Phase;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import io.ktstr.worker.WorkerRequest;
import java.time.Duration;
import java.util.Optional;

/** What every worker of this benchmark is asked to do. */
final class Requests {

  private Requests() {}

  /**
   * A loop that begins with a sleep, and no memory: so the last worker comes to its loop when it is
   * started, and not when the work of the others lets it.
   */
  static WorkerOrder order() {
    WorkType sleep = WorkType.sequence(Phase.sleep(Duration.ofMinutes(10)));
    WorkSpec work = WorkSpec.defaults().workType(sleep).workingSet(0);
    return WorkerRequest.of(work, Optional.empty()).order();
  }
}
