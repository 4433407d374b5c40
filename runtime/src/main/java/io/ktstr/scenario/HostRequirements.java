package io.ktstr.scenario;

import io.ktstr.machine.Errno;
import io.ktstr.machine.Machine;
import io.ktstr.machine.UnmetRequirementException;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.worker.WorkerRequest;
import io.ktstr.worker.WorkerSlot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What steps need of this host beyond its CPUs and nodes. Whether it has that is found out by
 * really doing it, in children that do nothing else: privileges, limits and seccomp filters all
 * answer the same way. A guest is the harness's own and needs no asking.
 */
final class HostRequirements {

  /** What somebody else's rules answer, unlike arguments that are wrong. */
  private static final Set<Errno> FORBIDDEN = Set.of(Errno.EPERM, Errno.EACCES, Errno.ENOSYS);

  private final Machine machine;

  HostRequirements(Machine machine) {
    this.machine = machine;
  }

  /** Throws {@link UnmetRequirementException} for the first thing that this host does not allow. */
  void require(List<PlannedStep> steps) {
    if (!machine.identity().isHost()) {
      return;
    }
    steps.forEach(HostRequirements::requireNoWeights);
    List<WorkerRequest> requests =
        steps.stream()
            .flatMap(step -> step.workers().stream())
            .map(worker -> worker.request().setUpOnly())
            .filter(WorkerRequest::asksTheKernel)
            .distinct()
            .toList();
    if (!requests.isEmpty()) {
      tryOut(requests);
    }
  }

  private static void requireNoWeights(PlannedStep step) {
    if (!step.weights().isEmpty()) {
      throw new UnmetRequirementException(
          "weights of weighted interleaving are the machine's, so they would change for every process of"
              + " this host; they are only written in guests; leave hostOnly or the weights out");
    }
  }

  private void tryOut(List<WorkerRequest> requests) {
    List<WorkerOrder> orders = requests.stream().map(WorkerRequest::order).toList();
    try (WorkerCrew crew = machine.spawn(orders)) {
      crew.await(WorkerState.WAITING, CrewDrill.START_TIMEOUT);
      crew.command(WorkerCommand.SETUP);
      crew.await(WorkerState.READY, CrewDrill.START_TIMEOUT);
      for (int i = 0; i < requests.size(); i++) {
        requireAllowed(requests.get(i), new WorkerSlot(crew.slots().get(i)).refusal());
      }
    }
  }

  /** Anything else is left to the run itself, which fails with it. */
  private static void requireAllowed(WorkerRequest request, Optional<WorkerSlot.Refusal> refusal) {
    refusal
        .filter(refused -> FORBIDDEN.contains(refused.errno()))
        .ifPresent(
            refused -> {
              throw new UnmetRequirementException(
                  "this host does not allow what the workers are to do: "
                      + refused.describe(request)
                      + "; it takes CAP_SYS_NICE or a higher limit (RLIMIT_RTPRIO, RLIMIT_NICE), and a"
                      + " container must not forbid the call (docker run --cap-add SYS_NICE); or leave"
                      + " hostOnly out, to run in a guest");
            });
  }
}
