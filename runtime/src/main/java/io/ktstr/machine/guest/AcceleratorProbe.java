package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.model.Topology;
import io.ktstr.settings.Accelerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides whether guests run under KVM. That /dev/kvm can be opened proves nothing: nested hosts
 * refuse later, or hang without a word. So a guest is really booted once, with a deadline, and the
 * answer is remembered for this kernel, this QEMU and this CPU.
 */
public final class AcceleratorProbe {

  private static final Path DEVICE = Path.of("/dev/kvm");
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final GuestBoot boot;
  private final AcceleratorMemory memory;

  /**
   * With a way to boot and a place to remember.
   *
   * @param boot how a guest is booted
   * @param memory what was found before
   */
  public AcceleratorProbe(GuestBoot boot, AcceleratorMemory memory) {
    this.boot = boot;
    this.memory = memory;
  }

  /**
   * Decides.
   *
   * @param wanted the setting
   * @param kernel the kernel that guests will run
   * @return the accelerator and the reason
   * @throws MachineException if KVM is demanded and does not work
   */
  public AcceleratorDecision decide(Accelerator wanted, KernelImage kernel) {
    if (wanted == Accelerator.TCG) {
      return new AcceleratorDecision(GuestAccelerator.TCG, "ktstr.accel=tcg");
    }
    Optional<String> obstacle = obstacle(kernel);
    if (obstacle.isEmpty()) {
      return new AcceleratorDecision(GuestAccelerator.KVM, "a guest booted under KVM");
    }
    if (wanted == Accelerator.KVM) {
      throw new MachineException(
          "ktstr.accel=kvm but KVM does not work here: "
              + obstacle.get()
              + "; guests would hang; use ktstr.accel=auto or tcg");
    }
    return new AcceleratorDecision(
        GuestAccelerator.TCG, "KVM does not work here: " + obstacle.get());
  }

  private Optional<String> obstacle(KernelImage kernel) {
    if (!Files.exists(DEVICE)) {
      return Optional.of("there is no /dev/kvm");
    }
    if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
      return Optional.of("/dev/kvm cannot be opened by this user");
    }
    return memory.recall(kernel).orElseGet(() -> tryBoot(kernel));
  }

  private Optional<String> tryBoot(KernelImage kernel) {
    GuestPlan plan =
        GuestPlan.of(Topology.of(1, 1, 1, 1), OptionalInt.empty(), kernel, GuestAccelerator.KVM);
    Optional<String> obstacle;
    try (GuestMachine guest = boot.boot(plan, DEADLINE)) {
      guest.files().read("/proc/version");
      obstacle = Optional.empty();
    } catch (MachineException e) {
      obstacle = Optional.of(e.getMessage().lines().findFirst().orElse("no reason given"));
    }
    memory.keep(kernel, obstacle);
    return obstacle;
  }
}
