package io.ktstr.doctor;

import io.ktstr.machine.Machine;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import io.ktstr.model.WorkSpec;
import io.ktstr.worker.WorkerRequest;
import io.ktstr.worker.WorkerSlot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Has one worker really do its set-up, and lets it go again. */
final class WorkerTrial {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Machine machine;

  WorkerTrial(Machine machine) {
    this.machine = machine;
  }

  /** What the kernel refused of the work's set-up, as call and errno; empty if nothing. */
  Optional<String> refusal(WorkSpec work) {
    WorkerRequest request = WorkerRequest.of(work.workingSet(0), Optional.empty());
    try (WorkerCrew crew = machine.spawn(List.of(request.order()))) {
      crew.await(WorkerState.WAITING, DEADLINE);
      crew.command(WorkerCommand.SETUP);
      WorkerStatus status = crew.await(WorkerState.READY, DEADLINE).get(0);
      Optional<String> refused =
          new WorkerSlot(crew.slots().get(0)).refusal().map(refusal -> refusal.describe(request));
      return refused.isPresent() || status.state() == WorkerState.READY
          ? refused
          : Optional.of("a worker " + status.describe() + " instead of being ready");
    }
  }
}
