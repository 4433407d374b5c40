package io.ktstr.machine.guest;

import java.time.Duration;
import java.util.Optional;

/**
 * Boots a guest once the CPUs of this host that it uses are free. The time until then is not part
 * of the time in which it must be up.
 */
final class BudgetedBoot implements GuestBoot {

  private final GuestBoot boot;
  private final GuestSlots slots;

  BudgetedBoot(GuestBoot boot, GuestSlots slots) {
    this.boot = boot;
    this.slots = slots;
  }

  @Override
  public GuestMachine boot(GuestPlan plan, Duration timeout) {
    GuestSlots.Taken taken = slots.take(cost(plan));
    boolean up = false;
    try {
      GuestMachine guest = boot.boot(plan, timeout).holding(taken);
      up = true;
      return guest;
    } finally {
      if (!up) {
        taken.close();
      }
    }
  }

  /** A guest that waits for its test does next to nothing, so it gives its CPUs back meanwhile. */
  @Override
  public Optional<GuestMachine> bootAhead(GuestPlan plan, Duration timeout) {
    Optional<GuestSlots.Taken> taken = slots.tryTake(cost(plan));
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(boot.boot(plan, timeout));
    } finally {
      taken.get().close();
    }
  }

  @Override
  public GuestMachine admit(GuestPlan plan, GuestMachine ahead) {
    return ahead.holding(slots.take(cost(plan)));
  }

  /** All CPUs of an emulated guest run in one thread. */
  private int cost(GuestPlan plan) {
    return plan.accelerator() == GuestAccelerator.TCG
        ? 1
        : Math.min(plan.topology().totalCpus(), slots.total());
  }
}
