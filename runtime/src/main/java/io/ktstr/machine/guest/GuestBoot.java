package io.ktstr.machine.guest;

import java.time.Duration;

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
}
