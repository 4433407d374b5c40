package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.kernel.KernelFormat;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.machine.guest.kernel.KernelVersion;
import io.ktstr.settings.Accelerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked, remembered and asked again; no guest is booted. */
class AcceleratorProbeTest {

  private static final String HANGS =
      "a guest under KVM was not up after 4 s, it hangs without a word";

  private final AtomicInteger boots = new AtomicInteger();

  @TempDir private Path folder;
  private Path device;
  private KernelImage kernel;

  /** A host with a device that can be opened, a kernel, a QEMU, and what KVM depends on. */
  @BeforeEach
  void furnish() throws IOException {
    device = Files.createFile(folder.resolve("kvm"));
    Files.createFile(folder.resolve("qemu"));
    kernel =
        new KernelImage(
            new KernelVersion("6.12.1"),
            Files.createFile(folder.resolve("vmlinux")),
            KernelFormat.VMLINUX);
    KvmHostTest.write(folder.resolve("host"));
  }

  private AcceleratorProbe probe(Supplier<GuestMachine> outcome) {
    QemuProgram qemu = new QemuProgram(folder.resolve("qemu"));
    return new AcceleratorProbe(
        (plan, timeout) -> {
          boots.incrementAndGet();
          assertThat(plan.accelerator()).isEqualTo(GuestAccelerator.KVM);
          assertThat(timeout).isLessThan(Duration.ofSeconds(5));
          return outcome.get();
        },
        new AcceleratorMemory(folder.resolve("cache"), qemu, new KvmHost(folder.resolve("host"))),
        device);
  }

  private static Supplier<GuestMachine> failing(GuestException.Kind kind, String message) {
    return () -> {
      throw new GuestException(kind, message, new IOException("cause"));
    };
  }

  private AcceleratorProbe hanging() {
    return probe(failing(GuestException.Kind.BOOT_TIMEOUT, "not up; see ktstr.boot-timeout"));
  }

  private List<Path> answers() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache").resolve("accel"))) {
      return files.filter(file -> file.toString().endsWith(".txt")).toList();
    }
  }

  @Test
  void whatWasFoundIsNotSoughtAgain() throws IOException {
    AcceleratorDecision first = hanging().decide(Accelerator.AUTO, kernel);
    AcceleratorDecision second = hanging().decide(Accelerator.AUTO, kernel);

    assertThat(first)
        .isEqualTo(
            new AcceleratorDecision(GuestAccelerator.TCG, "KVM does not work here: " + HANGS));
    assertThat(second).isEqualTo(first);
    assertThat(boots).hasValue(1);
    assertThat(answers())
        .singleElement()
        .satisfies(file -> assertThat(file).hasContent("fails: " + HANGS));
  }

  @Test
  void kvmThatIsDemandedAndDoesNotWorkIsRefusedWithTheWayToAskAgain() throws IOException {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> hanging().decide(Accelerator.KVM, kernel))
          .isInstanceOf(MachineException.class)
          .hasMessageStartingWith("ktstr.accel=kvm but KVM does not work here: " + HANGS)
          .hasMessageContaining("use ktstr.accel=auto or tcg")
          .hasMessageContaining("delete");
    }
    assertThat(boots).hasValue(1);
    assertThatThrownBy(() -> hanging().decide(Accelerator.KVM, kernel))
        .hasMessageContaining(answers().get(0).toString());

    Files.delete(answers().get(0));
    hanging().decide(Accelerator.AUTO, kernel);
    assertThat(boots).hasValue(2);
  }

  @Test
  void qemuThatRefusesIsAnAnswerInItsWords() {
    AcceleratorProbe probe =
        probe(failing(GuestException.Kind.QEMU_ENDED, "QEMU ended with status 134 (MSR)\nlog"));

    assertThat(probe.decide(Accelerator.AUTO, kernel).reason())
        .isEqualTo("KVM does not work here: QEMU ended with status 134 (MSR)");
  }

  @Test
  void qemuThatWasKilledIsNoAnswer() throws IOException {
    for (String end :
        List.of(
            "QEMU ended with status 137 during HELLO",
            "QEMU ended with status 0 during HELLO (qemu: terminating on signal 2)")) {
      AcceleratorProbe probe = probe(failing(GuestException.Kind.QEMU_ENDED, end));
      assertThatThrownBy(() -> probe.decide(Accelerator.AUTO, kernel)).hasMessage(end);
    }
    assertThat(answers()).isEmpty();
  }

  @Test
  void whatIsNoFaultOfTheGuestIsNoAnswer() throws IOException {
    AcceleratorProbe probe =
        probe(
            () -> {
              throw new MachineException("no space left on device");
            });

    assertThatThrownBy(() -> probe.decide(Accelerator.AUTO, kernel))
        .hasMessage("no space left on device");
    assertThat(answers()).isEmpty();
  }

  @Test
  void anotherKernelQemuOrHostIsAnotherQuestion() throws IOException {
    hanging().decide(Accelerator.AUTO, kernel);
    Files.writeString(kernel.file(), "built anew");
    hanging().decide(Accelerator.AUTO, kernel);
    Files.writeString(folder.resolve("qemu"), "updated");
    hanging().decide(Accelerator.AUTO, kernel);
    Files.writeString(folder.resolve("host/proc/sys/kernel/random/boot_id"), "next boot\n");
    hanging().decide(Accelerator.AUTO, kernel);

    assertThat(boots).hasValue(4);
    assertThat(answers()).hasSize(4);
  }

  @Test
  void aDamagedAnswerIsSoughtAgain() throws IOException {
    hanging().decide(Accelerator.AUTO, kernel);
    Path file = answers().get(0);
    for (String damage : List.of("", "fai", "fails: half a rea", "nonsense\n")) {
      Files.writeString(file, damage);
      hanging().decide(Accelerator.AUTO, kernel);
    }
    Files.write(file, new byte[] {(byte) 0xff, '\n'});
    hanging().decide(Accelerator.AUTO, kernel);

    assertThat(boots).hasValue(6);
    assertThat(file).hasContent("fails: " + HANGS);
  }

  @Test
  void oldAnswersGo() throws IOException {
    for (int i = 0; i < AcceleratorMemory.MOST + 3; i++) {
      Files.writeString(folder.resolve("host/proc/sys/kernel/random/boot_id"), "boot " + i);
      hanging().decide(Accelerator.AUTO, kernel);
    }

    assertThat(answers()).hasSize(AcceleratorMemory.MOST);
    hanging().decide(Accelerator.AUTO, kernel);
    assertThat(boots).hasValue(AcceleratorMemory.MOST + 3);
  }

  @Test
  void whoeverAsksMeanwhileWaitsForTheAnswer() throws Exception {
    int askers = 8;
    ExecutorService threads = Executors.newFixedThreadPool(askers);
    try {
      Callable<AcceleratorDecision> ask = () -> hanging().decide(Accelerator.AUTO, kernel);
      for (Future<AcceleratorDecision> answer :
          threads.invokeAll(Collections.nCopies(askers, ask))) {
        assertThat(answer.get().accelerator()).isEqualTo(GuestAccelerator.TCG);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(boots).hasValue(1);
  }

  @Test
  void withoutADeviceNothingIsBooted() throws IOException {
    Files.delete(device);

    assertThat(hanging().decide(Accelerator.AUTO, kernel).reason())
        .isEqualTo("KVM does not work here: there is no " + device);
    assertThatThrownBy(() -> hanging().decide(Accelerator.KVM, kernel))
        .hasMessageContaining("there is no " + device)
        .hasMessageNotContaining("delete");
    assertThat(boots).hasValue(0);
  }

  @Test
  void aDeviceThatCannotBeOpenedIsExplained() throws IOException {
    Files.delete(device);
    Files.createDirectory(device);

    assertThat(hanging().decide(Accelerator.AUTO, kernel).reason())
        .contains(device + " cannot be opened (");
    assertThat(boots).hasValue(0);
  }

  @Test
  void emulationAsksNothing() {
    assertThat(hanging().decide(Accelerator.TCG, kernel))
        .isEqualTo(new AcceleratorDecision(GuestAccelerator.TCG, "ktstr.accel=tcg"));
    assertThat(boots).hasValue(0);
  }
}
