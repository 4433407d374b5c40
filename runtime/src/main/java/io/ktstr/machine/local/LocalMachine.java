package io.ktstr.machine.local;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.NativePrograms;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.os.Os;
import io.ktstr.os.PermanentThread;
import java.util.List;

/** This host. Workers are children of this JVM and die with it. */
public final class LocalMachine implements Machine {

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
    identity = new MachineIdentity("host", release, System.getProperty("os.arch"), "none");
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
  public WorkerCrew spawn(List<SlotImage> slots) {
    try {
      return spawner.call(() -> LocalCrew.spawn(os, workerImage, slots));
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
  public void close() {
    if (!closed) {
      closed = true;
      spawner.close();
      os.close(workerImage);
    }
  }
}
