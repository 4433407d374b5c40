package io.ktstr.bed;

import io.ktstr.api.Timing;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.UnmetRequirementException;
import io.ktstr.machine.guest.GuestAccelerator;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.machine.guest.GuestPlan;
import io.ktstr.machine.guest.Hypervisor;
import io.ktstr.machine.guest.QemuProgram;
import io.ktstr.machine.guest.kernel.KernelCache;
import io.ktstr.machine.guest.kernel.KernelException;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.machine.guest.kernel.Kernels;
import io.ktstr.settings.Settings;
import io.ktstr.settings.Snapshots;
import io.ktstr.settings.TimingTrust;
import java.util.Optional;

/** Guests of the kernel, the QEMU and the accelerator that the settings come to on this host. */
final class GuestBeds {

  private final Settings settings;
  private final Hypervisor hypervisor;
  private final Optional<GuestPool> pool;

  private GuestBeds(Settings settings, Hypervisor hypervisor, Optional<GuestPool> pool) {
    this.settings = settings;
    this.hypervisor = hypervisor;
    this.pool = pool;
  }

  /** Throws {@link UnmetRequirementException} where QEMU or any kernel is missing. */
  static GuestBeds of(Settings settings, Optional<GuestPool> pool) {
    return new GuestBeds(settings, Hypervisor.of(settings, qemu(settings), kernel(settings)), pool);
  }

  Bed open(MachineRequest request) {
    GuestMachine guest = guest(hypervisor.plan(request.topology(), request.memoryMb()));
    try {
      requireFit(request, guest);
    } catch (RuntimeException e) {
      guest.close();
      throw e;
    }
    return new Bed(
        Faults.of(settings, guest),
        hypervisor.note(guest),
        Optional.of(guest),
        guest.layout(),
        timing());
  }

  private GuestMachine guest(GuestPlan plan) {
    return pool.isPresent() && settings.snapshots() == Snapshots.ON
        ? pool.get().open(hypervisor, plan, settings.cache())
        : hypervisor.boot(plan);
  }

  private Timing timing() {
    boolean emulated = hypervisor.decision().accelerator() == GuestAccelerator.TCG;
    return emulated && settings.timing() == TimingTrust.AUTO ? Timing.EMULATED : Timing.TRUSTED;
  }

  private static void requireFit(MachineRequest request, GuestMachine guest) {
    Optional<String> unmet = Fitness.unmetKernel(request, guest.identity());
    if (unmet.isPresent()) {
      throw new UnmetRequirementException(unmet.get());
    }
  }

  /** What is named in the settings must be there; what is not may be missing. */
  private static QemuProgram qemu(Settings settings) {
    String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
    try {
      return QemuProgram.find(settings.qemu().orElse(QemuProgram.USUAL), searchPath);
    } catch (MachineException e) {
      if (settings.qemu().isPresent()) {
        throw e;
      }
      throw new UnmetRequirementException(e.getMessage(), e);
    }
  }

  private static KernelImage kernel(Settings settings) {
    try {
      return Kernels.find(settings.kernel(), settings.cache());
    } catch (KernelException e) {
      if (settings.kernel().isEmpty() && new KernelCache(settings.cache()).list().isEmpty()) {
        throw new UnmetRequirementException(e.getMessage(), e);
      }
      throw e;
    }
  }
}
