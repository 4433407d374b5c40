package io.ktstr.machine.guest;

import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.model.Topology;
import io.ktstr.settings.Settings;
import io.ktstr.settings.Snapshots;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Boots guests of one kernel with one QEMU.
 *
 * @param boot how a guest is booted
 * @param kernel what it runs
 * @param decision how its CPUs are run, and why
 * @param timeout until it is up
 */
public record Hypervisor(
    GuestBoot boot, KernelImage kernel, AcceleratorDecision decision, Duration timeout) {

  /**
   * With the accelerator that the settings want and this host has.
   *
   * @param settings accelerator, cache and timeout
   * @param qemu the program
   * @param kernel the kernel
   * @return nothing was booted yet, unless KVM had to be tried
   */
  public static Hypervisor of(Settings settings, QemuProgram qemu, KernelImage kernel) {
    ColdBoot cold = new ColdBoot(qemu, settings.cache());
    GuestBoot boot =
        settings.snapshots() == Snapshots.ON
            ? new SnapshotBoot(cold, settings.snapshotsMb())
            : cold;
    AcceleratorDecision decision =
        new AcceleratorProbe(cold, new AcceleratorMemory(settings.cache(), qemu))
            .decide(settings.accelerator(), kernel);
    GuestSlots slots = new GuestSlots(settings.cache(), settings.guests());
    return new Hypervisor(new BudgetedBoot(boot, slots), kernel, decision, settings.bootTimeout());
  }

  /**
   * Boots a guest, once those that run leave it room on this host.
   *
   * @param topology its machine
   * @param memoryMb its memory in MiB; empty for the usual one
   * @return the guest, to be closed
   * @throws io.ktstr.machine.MachineException if it does not come up in time, or QEMU or the cache
   *     cannot be used
   */
  public GuestMachine boot(Topology topology, OptionalInt memoryMb) {
    return boot.boot(GuestPlan.of(topology, memoryMb, kernel, decision.accelerator()), timeout);
  }

  /**
   * Says what a guest is and why it is run so, for results.
   *
   * @param guest booted here
   * @return for example {@code guest, Linux 6.12.1 x86_64, tcg (ktstr.accel=tcg)}
   */
  public String note(GuestMachine guest) {
    return guest.identity()
        + " ("
        + decision.reason()
        + ")"
        + guest.remark().map(remark -> "; " + remark).orElse("");
  }
}
