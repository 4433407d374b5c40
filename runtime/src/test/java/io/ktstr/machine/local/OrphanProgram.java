package io.ktstr.machine.local;

import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Two crews of two workers, one waiting and one running, whose pids are printed; then it waits to
 * be killed.
 */
final class OrphanProgram {

  private OrphanProgram() {}

  /**
   * Runs in the other JVM.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    try (LocalMachine machine = LocalMachine.open();
        WorkerCrew waiting = machine.spawn(Requests.small(2));
        WorkerCrew running = machine.spawn(Requests.small(2))) {
      waiting.await(WorkerState.WAITING, Requests.LONG);
      running.await(WorkerState.WAITING, Requests.LONG);
      running.command(WorkerCommand.SETUP);
      running.await(WorkerState.READY, Requests.LONG);
      running.command(WorkerCommand.RUN);
      running.await(WorkerState.RUNNING, Requests.LONG);
      String line = waiting.pids() + " " + running.pids() + "\n";
      System.out.write(line.getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      System.in.read();
    }
  }
}
