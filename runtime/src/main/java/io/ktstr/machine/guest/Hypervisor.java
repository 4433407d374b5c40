package io.ktstr.machine.guest;

import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.model.Topology;
import io.ktstr.settings.Settings;
import io.ktstr.settings.Snapshots;
import java.time.Duration;
import java.util.Optional;
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
    return boot(plan(topology, memoryMb));
  }

  /**
   * What is booted for a machine.
   *
   * @param topology the machine
   * @param memoryMb its memory in MiB; empty for the usual one
   * @return with the kernel and the accelerator of this hypervisor
   */
  public GuestPlan plan(Topology topology, OptionalInt memoryMb) {
    return GuestPlan.of(topology, memoryMb, kernel, decision.accelerator());
  }

  /**
   * Boots a guest, once those that run leave it room on this host.
   *
   * @param plan what to boot
   * @return the guest, to be closed
   */
  public GuestMachine boot(GuestPlan plan) {
    return boot.boot(plan, timeout);
  }

  /**
   * Boots a guest that nobody waits for, if this host has the CPUs to spare just now.
   *
   * @param plan what to boot
   * @return the guest, to be admitted before it is used; empty if the host is busy
   */
  public Optional<GuestMachine> bootAhead(GuestPlan plan) {
    return boot.bootAhead(plan, timeout);
  }

  /**
   * Lets a guest that was booted ahead be used, once those that run leave it room on this host.
   *
   * @param plan what was booted
   * @param ahead the guest, not to be used any more itself
   * @return the guest, to be closed
   */
  public GuestMachine admit(GuestPlan plan, GuestMachine ahead) {
    return boot.admit(plan, ahead);
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
