package io.ktstr.host;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import java.util.List;

/**
 * A machine that has files and nothing else.
 *
 * @param identity what it calls itself
 * @param files its files
 */
public record FilesMachine(MachineIdentity identity, FakeFiles files) implements Machine {

  /** A guest of some kernel. */
  public static FilesMachine of(FakeFiles files) {
    return new FilesMachine(new MachineIdentity("guest", "6.12.0", "x86_64", "none"), files);
  }

  @Override
  public WorkerCrew spawn(List<WorkerOrder> orders) {
    throw new UnsupportedOperationException("spawn");
  }

  @Override
  public void kill(int pid) {
    files.end(pid);
  }

  @Override
  public void close() {
    // there is nothing to close
  }
}
