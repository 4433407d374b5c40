package io.ktstr.bed;

import io.ktstr.machine.Machine;
import io.ktstr.settings.Fault;
import io.ktstr.settings.Settings;
import io.ktstr.worker.FaultyMachine;

/** Faults that the settings want made on purpose. */
final class Faults {

  private Faults() {}

  static Machine of(Settings settings, Machine machine) {
    return settings.fault() == Fault.SKIP_MEMPOLICY ? new FaultyMachine(machine) : machine;
  }
}
