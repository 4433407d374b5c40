package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.model.Topology;
import io.ktstr.settings.Accelerator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides whether guests run under KVM. That /dev/kvm can be opened proves nothing: nested hosts
 * refuse later, or hang without a word. So a guest is really booted once, with a deadline, and the
 * answer is remembered for this host, this kernel and this QEMU.
 */
public final class AcceleratorProbe {

  /**
   * Emulation boots the same guest in about 2 s on a small host, KVM in a fraction of that: KVM
   * that takes longer than this hangs, or is of no use.
   */
  static final Duration DEADLINE = Duration.ofSeconds(4);

  private static final Path DEVICE = Path.of("/dev/kvm");

  private final GuestBoot boot;
  private final AcceleratorMemory memory;
  private final Path device;

  /**
   * With a way to boot and a place to remember.
   *
   * @param boot how a guest is booted
   * @param memory what was found before
   */
  public AcceleratorProbe(GuestBoot boot, AcceleratorMemory memory) {
    this(boot, memory, DEVICE);
  }

  AcceleratorProbe(GuestBoot boot, AcceleratorMemory memory, Path device) {
    this.boot = boot;
    this.memory = memory;
    this.device = device;
  }

  /**
   * Decides.
   *
   * @param wanted the setting
   * @param kernel the kernel that guests will run
   * @return the accelerator and the reason
   * @throws MachineException if KVM is demanded and does not work, or it could not be found out
   *     whether it does
   */
  public AcceleratorDecision decide(Accelerator wanted, KernelImage kernel) {
    if (wanted == Accelerator.TCG) {
      return new AcceleratorDecision(GuestAccelerator.TCG, "ktstr.accel=tcg");
    }
    Optional<String> locked = lockedDevice();
    KvmAnswer answer =
        locked
            .map(reason -> new KvmAnswer(false, reason))
            .orElseGet(() -> memory.get(kernel, () -> tryBoot(kernel)));
    if (answer.works()) {
      return new AcceleratorDecision(GuestAccelerator.KVM, answer.reason());
    }
    if (wanted == Accelerator.KVM) {
      throw refused(answer, locked.isPresent() ? "" : again(kernel));
    }
    return new AcceleratorDecision(
        GuestAccelerator.TCG, "KVM does not work here: " + answer.reason());
  }

  private static MachineException refused(KvmAnswer answer, String again) {
    return new MachineException(
        "ktstr.accel=kvm but KVM does not work here: "
            + answer.reason()
            + "; use ktstr.accel=auto or tcg"
            + again);
  }

  private String again(KernelImage kernel) {
    return "; this answer is kept in "
        + memory.place(kernel)
        + ", delete it to have KVM tried anew";
  }

  /** Asked each time, for it costs nothing: why the device cannot even be opened. */
  private Optional<String> lockedDevice() {
    try (FileChannel channel =
        FileChannel.open(device, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.isOpen() ? Optional.empty() : Optional.of(device + " is closed");
    } catch (NoSuchFileException e) {
      return Optional.of("there is no " + device);
    } catch (AccessDeniedException e) {
      return Optional.of(
          device + " may not be opened by this user; become a member of its group (usually kvm)");
    } catch (IOException e) {
      return Optional.of(device + " cannot be opened (" + e.getMessage() + ")");
    }
  }

  private KvmAnswer tryBoot(KernelImage kernel) {
    GuestPlan plan =
        GuestPlan.of(Topology.of(1, 1, 1, 1), OptionalInt.empty(), kernel, GuestAccelerator.KVM);
    try (GuestMachine guest = boot.boot(plan, DEADLINE)) {
      guest.files().read("/proc/version");
      return new KvmAnswer(true, "a guest booted under KVM");
    } catch (GuestException e) {
      return new KvmAnswer(false, obstacle(e));
    }
  }

  /**
   * Only what the guest did is an answer. QEMU that somebody killed says nothing of KVM, nor does a
   * full disk, which is no {@link GuestException}.
   */
  private static String obstacle(GuestException failure) {
    String first = failure.getMessage().lines().findFirst().orElse("no reason given");
    if (first.contains("QEMU ended with status 137") || first.contains("terminating on signal")) {
      throw failure;
    }
    return failure.kind() == GuestException.Kind.BOOT_TIMEOUT
        ? "a guest under KVM was not up after "
            + DEADLINE.toSeconds()
            + " s, it hangs without a word"
        : first;
  }
}
