package io.ktstr.machine.local;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.NativePrograms;
import io.ktstr.machine.ProgramPath;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.os.Os;
import io.ktstr.os.PermanentThread;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** This host. Workers are children of this JVM and die with it. */
public final class LocalMachine implements Machine {

  private static final int SIGKILL = 9;
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

  private final Os os;
  private final PermanentThread spawner;
  private final int workerImage;
  private final MachineIdentity identity;
  private boolean closed;

  private LocalMachine(Os os) {
    this.os = os;
    spawner = new PermanentThread("ktstr-worker-parent");
    workerImage = os.executableImage("ktstr-worker", NativePrograms.worker());
    String release = new LocalFiles(os).read("/proc/sys/kernel/osrelease").strip();
    identity =
        new MachineIdentity(MachineIdentity.HOST, release, System.getProperty("os.arch"), "none");
  }

  /**
   * Takes hold of this host.
   *
   * @return the machine
   */
  public static LocalMachine open() {
    return new LocalMachine(new Os());
  }

  @Override
  public MachineIdentity identity() {
    return identity;
  }

  @Override
  public MachineFiles files() {
    return new LocalFiles(os);
  }

  @Override
  public WorkerCrew spawn(List<WorkerOrder> orders) {
    List<WorkerOrder> found = orders.stream().map(ProgramPath::find).toList();
    try {
      return spawner.call(() -> LocalCrew.spawn(os, workerImage, found));
    } catch (MachineException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineException("the thread was interrupted while it started workers", e);
    } catch (Exception e) {
      throw new MachineException("workers cannot be started (" + e + ")", e);
    }
  }

  @Override
  public void kill(int pid) {
    OptionalInt process = os.findProcess(pid);
    if (process.isPresent()) {
      kill(pid, process.getAsInt());
    }
  }

  private void kill(int pid, int descriptor) {
    try {
      os.signalProcess(descriptor, SIGKILL);
      if (!os.awaitReadable(descriptor, KILL_TIMEOUT)) {
        throw new MachineException(
            "process "
                + pid
                + " is still there "
                + KILL_TIMEOUT.toSeconds()
                + " s after SIGKILL; it is stuck in the kernel; look at /proc/"
                + pid
                + "/stack");
      }
    } finally {
      os.close(descriptor);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      spawner.close();
      os.close(workerImage);
    }
  }
}
