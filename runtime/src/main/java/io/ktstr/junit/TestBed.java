package io.ktstr.junit;

import io.ktstr.machine.Machine;
import io.ktstr.machine.guest.GuestMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The machine of one test, with what is to be told of it.
 *
 * @param machine what the test runs on
 * @param note what the machine is and why, for results
 * @param guest the guest behind it, if it is one
 */
record TestBed(Machine machine, String note, Optional<GuestMachine> guest)
    implements AutoCloseable {

  /** Copies the console log, if the machine has one; true if it did. */
  boolean copyLog(Path target) throws IOException {
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
