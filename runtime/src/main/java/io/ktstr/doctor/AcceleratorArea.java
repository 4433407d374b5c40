package io.ktstr.doctor;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.AcceleratorDecision;
import io.ktstr.machine.guest.AcceleratorMemory;
import io.ktstr.machine.guest.AcceleratorProbe;
import io.ktstr.machine.guest.ColdBoot;
import io.ktstr.machine.guest.GuestAccelerator;
import io.ktstr.machine.guest.QemuProgram;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.machine.guest.kernel.Kernels;
import io.ktstr.settings.Accelerator;
import io.ktstr.settings.Settings;
import java.util.List;

/** How guests run on this host, found by booting one under KVM if that is not known yet. */
final class AcceleratorArea implements Area {

  static final String NAME = "accelerator";

  private static final String NOT_NEEDED =
      "placement is exact without it; for times that mean something use a host whose KVM works";
  private static final String EMULATION =
      "TCG, software emulation: placement is exact, time means little";

  private final Settings settings;
  private final String searchPath;

  AcceleratorArea(Settings settings, String searchPath) {
    this.settings = settings;
    this.searchPath = searchPath;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> examine() {
    QemuProgram qemu;
    KernelImage kernel;
    try {
      qemu = QemuProgram.find(settings.qemu().orElse(QemuProgram.USUAL), searchPath);
      kernel = Kernels.find(settings.kernel(), settings.cache());
    } catch (MachineException e) {
      return List.of(
          Finding.missing(
              NAME, "no guest can be run without QEMU and a kernel", "see what is said of those"));
    }
    return settings.accelerator() == Accelerator.TCG
        ? List.of(Finding.ok(NAME, EMULATION + " (ktstr.accel=tcg)"))
        : tried(qemu, kernel);
  }

  private List<Finding> tried(QemuProgram qemu, KernelImage kernel) {
    AcceleratorDecision found =
        new AcceleratorProbe(
                new ColdBoot(qemu, settings.cache()), new AcceleratorMemory(settings.cache(), qemu))
            .decide(Accelerator.AUTO, kernel);
    if (found.accelerator() == GuestAccelerator.KVM) {
      return List.of(Finding.ok(NAME, "KVM: " + found.reason()));
    }
    return settings.accelerator() == Accelerator.KVM
        ? List.of(Finding.broken(NAME, found.reason(), "set ktstr.accel=auto instead of kvm"))
        : List.of(Finding.missing(NAME, found.reason(), NOT_NEEDED), Finding.ok(NAME, EMULATION));
  }
}
