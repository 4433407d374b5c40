package io.ktstr.machine.local;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.os.Descriptors;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Fills its table of descriptors and spawns crews with 0, 1, 2 ... free places, until one comes to
 * life. Prints how many attempts failed, and after them all the children and descriptors that are
 * left.
 */
final class DescriptorProgram {

  private static final int WORKERS = 2;

  private DescriptorProgram() {}

  /**
   * Runs in the other JVM.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    try (LocalMachine machine = LocalMachine.open()) {
      loadClasses(machine);
      Deque<FileInputStream> fillers = fill();
      int failures = 0;
      while (!tryToSpawn(machine)) {
        failures++;
        fillers.pop().close();
      }
      while (!fillers.isEmpty()) {
        fillers.pop().close();
      }
      System.out.write((report(failures) + "\n").getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    }
  }

  /** A class cannot be loaded any more once the table is full. */
  private static void loadClasses(LocalMachine machine) {
    tryToSpawn(machine);
    report(0);
    try {
      machine.files().read("/no/such/file");
    } catch (MachineException e) {
      return;
    }
  }

  private static String report(int failures) {
    return failures
        + " failures, "
        + ProcessHandle.current().children().count()
        + " children, "
        + (Descriptors.ofFile("ktstr-slots")
            + Descriptors.ofFile("eventfd")
            + Descriptors.ofFile("pidfd"))
        + " descriptors";
  }

  private static Deque<FileInputStream> fill() {
    Deque<FileInputStream> fillers = new ArrayDeque<>();
    while (true) {
      try {
        fillers.push(new FileInputStream("/dev/null"));
      } catch (IOException e) {
        return fillers;
      }
    }
  }

  private static boolean tryToSpawn(LocalMachine machine) {
    try (WorkerCrew crew = machine.spawn(Requests.small(WORKERS))) {
      return crew.await(WorkerState.WAITING, Requests.LONG).stream()
          .allMatch(status -> status.state() == WorkerState.WAITING);
    } catch (MachineException e) {
      return false;
    }
  }
}
