package io.ktstr.doctor;

import io.ktstr.machine.Machine;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import io.ktstr.model.WorkSpec;
import io.ktstr.scenario.SetupTrial;
import io.ktstr.worker.WorkerRequest;
import java.util.List;
import java.util.Optional;

/** What a worker met when it really did its set-up, in words. */
final class WorkerTrial {

  private final Machine machine;

  WorkerTrial(Machine machine) {
    this.machine = machine;
  }

  /** What the kernel refused of the work's set-up, as call and errno; empty if nothing. */
  Optional<String> refusal(WorkSpec work) {
    WorkerRequest request = WorkerRequest.of(work.workingSet(0), Optional.empty());
    SetupTrial.Attempt attempt = new SetupTrial(machine).run(List.of(request)).get(0);
    return attempt
        .refusal()
        .map(refusal -> refusal.describe(request))
        .or(() -> unlessReady(attempt.status()));
  }

  private static Optional<String> unlessReady(WorkerStatus status) {
    return status.state() == WorkerState.READY
        ? Optional.empty()
        : Optional.of("a worker " + status.describe() + " instead of being ready");
  }
}
