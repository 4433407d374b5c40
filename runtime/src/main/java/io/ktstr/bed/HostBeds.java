package io.ktstr.bed;

import io.ktstr.api.Timing;
import io.ktstr.host.SysTopology;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.UnmetRequirementException;
import io.ktstr.machine.local.LocalMachine;
import io.ktstr.model.CpuLayout;
import io.ktstr.settings.Settings;
import java.util.Optional;

/** This host as the machine that is wanted, if it is one. */
final class HostBeds {

  private final Settings settings;

  HostBeds(Settings settings) {
    this.settings = settings;
  }

  /** Why it is no guest stands in the note; empty if the host was asked for. */
  Bed open(MachineRequest request, Optional<String> whyNoGuest) {
    LocalMachine host = LocalMachine.open();
    try {
      CpuLayout layout = SysTopology.readAllowed(host.files());
      requireFit(request, layout, host.identity());
      String note = host.identity() + whyNoGuest.map(reason -> " (" + reason + ")").orElse("");
      return new Bed(Faults.of(settings, host), note, Optional.empty(), layout, Timing.TRUSTED);
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
  }

  private static void requireFit(
      MachineRequest request, CpuLayout layout, MachineIdentity identity) {
    Fitness.unmet(request, layout)
        .or(() -> Fitness.unmetKernel(request, identity))
        .ifPresent(
            unmet -> {
              throw new UnmetRequirementException(unmet);
            });
  }
}
