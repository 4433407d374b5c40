package io.ktstr.machine.guest;

import io.ktstr.host.SysTopology;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.Topology;

/**
 * A guest must show exactly the machine that was declared, or nothing measured on it means
 * anything. Copies of a saved guest show what it showed.
 */
final class ShownTopology {

  private ShownTopology() {}

  static void require(Topology declared, MachineFiles guest) {
    CpuLayout shown = SysTopology.read(guest);
    if (!shown.equals(declared.layout())) {
      throw new MachineException(
          "the guest does not show the declared topology "
              + declared
              + "; declared: "
              + declared.layout()
              + ", shown: "
              + shown
              + "; its kernel or this QEMU builds the machine differently; try another of either");
    }
  }
}
