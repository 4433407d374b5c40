package io.ktstr.machine.guest;

import java.time.Duration;
import java.util.Optional;

/** A way to get a running guest. */
public interface GuestBoot {

  /**
   * Brings a guest up.
   *
   * @param plan the guest
   * @param timeout until its agent must answer
   * @return the machine; the caller closes it
   * @throws GuestException if the guest did not come up; nothing of it is left then
   * @throws io.ktstr.machine.MachineException if it could not even be started
   */
  GuestMachine boot(GuestPlan plan, Duration timeout);

  /**
   * Boots a guest that nobody waits for, if this host has the CPUs to spare just now.
   *
   * @param plan what to boot
   * @param timeout until it is up
   * @return the guest, to be admitted before it is used; empty if the host is busy
   */
  default Optional<GuestMachine> bootAhead(GuestPlan plan, Duration timeout) {
    return Optional.empty();
  }

  /**
   * Lets a guest that was booted ahead be used, once those that run leave it room on this host.
   *
   * @param plan what was booted
   * @param ahead the guest, not to be used any more itself
   * @return the guest, to be closed
   */
  default GuestMachine admit(GuestPlan plan, GuestMachine ahead) {
    return ahead;
  }
}
