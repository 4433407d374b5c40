package io.ktstr.scenario;

import io.ktstr.machine.Errno;
import io.ktstr.machine.Machine;
import io.ktstr.machine.UnmetRequirementException;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
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

  /** Its program is the worker itself, which is always there and ends at once. */
  private static final WorkerRequest SOME_PROGRAM =
      WorkerRequest.of(
          WorkSpec.defaults().workType(WorkType.exec("/proc/self/exe")), Optional.empty());

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
    boolean programs =
        steps.stream()
            .flatMap(step -> step.workers().stream())
            .anyMatch(worker -> worker.work().workType().runsProgram());
    if (programs) {
      tryTracing();
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
    List<SetupTrial.Attempt> attempts = new SetupTrial(machine).run(requests);
    for (int i = 0; i < requests.size(); i++) {
      requireAllowed(
          requests.get(i),
          attempts.get(i).refusal(),
          "it takes CAP_SYS_NICE or a higher limit (RLIMIT_RTPRIO, RLIMIT_NICE), and a container must"
              + " not forbid the call (docker run --cap-add SYS_NICE)");
    }
  }

  private void tryTracing() {
    try (WorkerCrew crew = machine.spawn(List.of(SOME_PROGRAM.order()))) {
      crew.await(WorkerState.WAITING, CrewDrill.START_TIMEOUT);
      crew.command(WorkerCommand.SETUP);
      crew.await(WorkerState.READY, CrewDrill.START_TIMEOUT);
      crew.command(WorkerCommand.RUN);
      crew.await(WorkerState.RUNNING, CrewDrill.START_TIMEOUT);
      requireAllowed(
          SOME_PROGRAM,
          new WorkerSlot(crew.slots().get(0)).refusal(),
          "kernel.yama.ptrace_scope must be below 3, and a container must not forbid the call (docker"
              + " run --cap-add SYS_PTRACE)");
    }
  }

  /** Anything else is left to the run itself, which fails with it. */
  private static void requireAllowed(
      WorkerRequest request, Optional<WorkerSlot.Refusal> refusal, String fix) {
    refusal
        .filter(refused -> FORBIDDEN.contains(refused.errno()))
        .ifPresent(
            refused -> {
              throw new UnmetRequirementException(
                  "this host does not allow what the workers are to do: "
                      + refused.describe(request)
                      + "; "
                      + fix
                      + "; or leave hostOnly out, to run in a guest");
            });
  }
}
