package io.ktstr.bed;

import io.ktstr.machine.UnmetRequirementException;
import io.ktstr.settings.Backend;
import io.ktstr.settings.Settings;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gets the machine that is wanted, or says what is missing for it: a guest for a declared machine;
 * this host where only that will do, where the settings say so, or where no guest can be had and
 * the host is what was declared.
 */
public final class Beds {

  private final Settings settings;
  private final Supplier<Optional<GuestPool>> pool;

  /**
   * As the settings say, each guest when it is asked for.
   *
   * @param settings backend, kernel, QEMU and the rest
   */
  public Beds(Settings settings) {
    this(settings, Optional::empty);
  }

  /**
   * As the settings say, with guests that are made ready ahead of need.
   *
   * @param settings backend, kernel, QEMU and the rest
   * @param pool asked for when a guest is needed; empty for none
   */
  public Beds(Settings settings, Supplier<Optional<GuestPool>> pool) {
    this.settings = settings;
    this.pool = pool;
  }

  /**
   * Gets a machine.
   *
   * @param request what is wanted
   * @return the machine, to be closed
   * @throws UnmetRequirementException if there is no such machine here
   * @throws io.ktstr.machine.MachineException if there is one that does not come up
   */
  public Bed open(MachineRequest request) {
    requireLinux();
    if (request.hostOnly() && settings.backend() == Backend.VM) {
      throw new UnmetRequirementException("the test is declared hostOnly, but ktstr.backend is vm");
    }
    if (request.hostOnly() || settings.backend() == Backend.LOCAL) {
      return new HostBeds(settings).open(request, Optional.empty());
    }
    GuestBeds guests;
    try {
      guests = GuestBeds.of(settings, pool.get());
    } catch (UnmetRequirementException noGuest) {
      return hostInstead(request, noGuest);
    }
    return guests.open(request);
  }

  private static void requireLinux() {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new UnmetRequirementException(
          "workers and guests need Linux and this is " + System.getProperty("os.name"));
    }
  }

  private Bed hostInstead(MachineRequest request, UnmetRequirementException noGuest) {
    if (settings.backend() == Backend.VM) {
      throw noGuest;
    }
    try {
      return new HostBeds(settings).open(request, Optional.of(noGuest.getMessage()));
    } catch (UnmetRequirementException unfit) {
      unfit.addSuppressed(noGuest);
      throw new UnmetRequirementException(
          noGuest.getMessage() + "; nor will this host do: " + unfit.getMessage(), unfit);
    }
  }
}
