package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.model.Topology;
import io.ktstr.settings.Accelerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KVM really tried on this host, whatever it can do. */
@Tag("guest")
class AcceleratorGuestTest {

  private static final long DEADLINE_SECONDS = 60;

  private final AtomicInteger boots = new AtomicInteger();
  private final GuestLab lab;

  AcceleratorGuestTest(@TempDir Path cache) {
    lab = new GuestLab(cache);
  }

  /** The program of two JVMs at once: says how many guests it has booted for its decision. */
  public static final class Asker {
    private Asker() {}

    public static void main(String[] arguments) {
      AcceleratorGuestTest test = new AcceleratorGuestTest(Path.of(arguments[0]));
      test.probe().decide(Accelerator.AUTO, GuestLab.kernel());
      System.out.println(test.boots.get());
    }
  }

  /** A probe as a JVM has it that has just been started. */
  private AcceleratorProbe probe() {
    ColdBoot cold = new ColdBoot(GuestLab.qemu(), lab.cache());
    return new AcceleratorProbe(
        (plan, timeout) -> {
          boots.incrementAndGet();
          return cold.boot(plan, timeout);
        },
        new AcceleratorMemory(lab.cache(), GuestLab.qemu()));
  }

  @Test
  void thisHostIsTriedOnceAndLeavesNothing() {
    KernelImage kernel = GuestLab.kernel();

    AcceleratorDecision first = probe().decide(Accelerator.AUTO, kernel);
    int tried = boots.get();
    AcceleratorDecision second = probe().decide(Accelerator.AUTO, kernel);

    assertThat(tried).isEqualTo(Files.isWritable(Path.of("/dev/kvm")) ? 1 : 0);
    assertThat(boots).hasValue(tried);
    assertThat(second).isEqualTo(first);
    assertThat(lab.leftovers()).isEmpty();
    assertThat(GuestLab.runningQemus()).isEmpty();
    whatWasFoundIsTrue(first, kernel);
  }

  @Test
  void ofTwoJvmsOneTriesAndTheOtherWaits() throws Exception {
    Process one = startAsker();
    Process other = startAsker();

    int tried = boots(one) + boots(other);

    assertThat(tried).isEqualTo(Files.isWritable(Path.of("/dev/kvm")) ? 1 : 0);
    assertThat(lab.leftovers()).isEmpty();
  }

  private Process startAsker() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Asker.class.getName(),
            lab.cache().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int boots(Process asker) throws Exception {
    String line = asker.inputReader().readLine();
    assertThat(asker.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(line).as("how many guests the other JVM has booted").isNotNull();
    return Integer.parseInt(line);
  }

  private void whatWasFoundIsTrue(AcceleratorDecision found, KernelImage kernel) {
    if (found.accelerator() == GuestAccelerator.KVM) {
      assertThat(probe().decide(Accelerator.KVM, kernel)).isEqualTo(found);
      try (GuestMachine guest =
          new ColdBoot(GuestLab.qemu(), lab.cache())
              .boot(
                  GuestPlan.of(
                      Topology.of(1, 1, 1, 1), OptionalInt.empty(), kernel, GuestAccelerator.KVM),
                  GuestLab.BOOT_TIMEOUT)) {
        assertThat(guest.identity().toString()).contains("kvm");
      }
    } else {
      assertThatThrownBy(() -> probe().decide(Accelerator.KVM, kernel))
          .isInstanceOf(MachineException.class)
          .hasMessageStartingWith("ktstr.accel=kvm but KVM does not work here: ");
    }
  }
}
