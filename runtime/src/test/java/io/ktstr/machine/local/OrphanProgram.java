package io.ktstr.machine.local;

import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import io.ktstr.worker.WorkerRequest;
import io.ktstr.worker.WorkerSlot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Two crews of two workers, one waiting and one running, and one of a program that has started
 * another. All pids are printed; then it waits to be killed.
 */
final class OrphanProgram {

  /** It starts a process of its own, and waits for it. */
  private static final WorkerRequest SHELL =
      Requests.of(
          WorkSpec.defaults().workType(WorkType.exec("/bin/sh", "-c", "sleep 1000 & wait")));

  private OrphanProgram() {}

  private static void start(WorkerCrew crew) {
    crew.command(WorkerCommand.SETUP);
    crew.await(WorkerState.READY, Requests.LONG);
    crew.command(WorkerCommand.RUN);
    crew.await(WorkerState.RUNNING, Requests.LONG);
  }

  /** Waits for the process that the shell starts. */
  private static long childOf(int program) {
    ProcessHandle shell = ProcessHandle.of(program).orElseThrow();
    while (true) {
      Optional<ProcessHandle> child = shell.children().findFirst();
      if (child.isPresent()) {
        return child.get().pid();
      }
      Thread.onSpinWait();
    }
  }

  /**
   * Runs in the other JVM.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    try (LocalMachine machine = LocalMachine.open();
        WorkerCrew waiting = machine.spawn(Requests.small(2));
        WorkerCrew running = machine.spawn(Requests.small(2));
        WorkerCrew programs = machine.spawn(List.of(SHELL.order()))) {
      waiting.await(WorkerState.WAITING, Requests.LONG);
      running.await(WorkerState.WAITING, Requests.LONG);
      start(running);
      start(programs);
      int program = new WorkerSlot(programs.slots().get(0)).programPid().getAsInt();
      String line =
          String.join(
              " ",
              waiting.pids().toString(),
              running.pids().toString(),
              programs.pids().toString(),
              String.valueOf(program),
              String.valueOf(childOf(program)),
              "\n");
      System.out.write(line.getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      System.in.read();
    }
  }
}
