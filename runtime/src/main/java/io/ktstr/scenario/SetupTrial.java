package io.ktstr.scenario;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import io.ktstr.worker.WorkerRequest;
import io.ktstr.worker.WorkerSlot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds out what a kernel allows by having workers really ask for it: each does its set-up and
 * nothing else, and is gone again.
 */
public final class SetupTrial {

  private final Machine machine;

  /**
   * On a machine.
   *
   * @param machine where workers are spawned
   */
  public SetupTrial(Machine machine) {
    this.machine = machine;
  }

  /**
   * How one worker fared.
   *
   * @param refusal what the kernel refused; empty if nothing
   * @param status where the worker stood at the end: READY, unless it was refused or died
   */
  public record Attempt(Optional<WorkerSlot.Refusal> refusal, WorkerStatus status) {}

  /**
   * Has one worker for each request set itself up.
   *
   * @param requests what is asked for; at least one
   * @return how each fared, in the order of the requests
   * @throws MachineException if workers cannot be started
   */
  public List<Attempt> run(List<WorkerRequest> requests) {
    List<WorkerOrder> orders = requests.stream().map(WorkerRequest::order).toList();
    try (WorkerCrew crew = machine.spawn(orders)) {
      crew.await(WorkerState.WAITING, CrewDrill.START_TIMEOUT);
      crew.command(WorkerCommand.SETUP);
      List<WorkerStatus> statuses = crew.await(WorkerState.READY, CrewDrill.START_TIMEOUT);
      List<SlotImage> slots = crew.slots();
      return IntStream.range(0, requests.size())
          .mapToObj(i -> new Attempt(new WorkerSlot(slots.get(i)).refusal(), statuses.get(i)))
          .toList();
    }
  }
}
