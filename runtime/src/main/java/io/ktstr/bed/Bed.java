package io.ktstr.bed;

import io.ktstr.api.Timing;
import io.ktstr.machine.Machine;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.model.CpuLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A machine to run on, with what is to be told of it.
 *
 * @param machine what scenarios run on
 * @param note what the machine is and why, for results
 * @param guest the guest behind it, if it is one
 * @param layout its CPUs, last-level caches and nodes, as far as they may be used
 * @param timing what times that are measured on it are worth
 */
public record Bed(
    Machine machine, String note, Optional<GuestMachine> guest, CpuLayout layout, Timing timing)
    implements AutoCloseable {

  /**
   * Copies the console log, if the machine has one.
   *
   * @param target the file to write
   * @return whether there is one
   * @throws IOException if it cannot be copied
   */
  public boolean copyLog(Path target) throws IOException {
    if (guest.isEmpty()) {
      return false;
    }
    guest.get().copyLog(target);
    return true;
  }

  @Override
  public void close() {
    machine.close();
  }
}
