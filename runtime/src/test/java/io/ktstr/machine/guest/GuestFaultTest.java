package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.kernel.KernelFormat;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.model.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a guest is told within a deadline, and nothing of it stays. */
@Tag("guest")
class GuestFaultTest {

  private static final String SMALL = "1n1l1c1t";

  private final GuestLab lab;
  private final Path folder;

  GuestFaultTest(@TempDir Path folder) {
    this.folder = folder;
    lab = new GuestLab(folder.resolve("cache"));
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(GuestLab.runningQemus()).isEmpty();
    assertThat(lab.leftovers()).isEmpty();
  }

  @Test
  void aPanicIsReportedWithTheKernelsWordsAndTheLog() {
    try (GuestMachine guest = lab.boot(SMALL)) {
      guest.injectPanic();

      GuestException failure = failureOfNextRequest(guest);

      assertThat(failure.kind()).isEqualTo(GuestException.Kind.PANIC);
      assertThat(failure)
          .hasMessageContaining("Kernel panic - not syncing: Attempted to kill init!")
          .hasMessageContaining("guest log:");
    }
  }

  @Test
  void aHangIsReportedWithTheRequestThatWasNotAnswered() {
    try (GuestMachine guest = lab.boot(SMALL)) {
      guest.injectHang();

      GuestException failure = failureOfNextRequest(guest);

      assertThat(failure.kind()).isEqualTo(GuestException.Kind.HANG);
      assertThat(failure)
          .hasMessageContaining("did not answer read(\"/proc/version\") within")
          .hasMessageContaining("guest log");
    }
  }

  @Test
  void theEndOfQemuIsReportedWithItsStatus() {
    try (GuestMachine guest = lab.boot(SMALL)) {
      ProcessHandle.of(guest.qemuPid()).orElseThrow().destroyForcibly();

      GuestException failure = failureOfNextRequest(guest);

      assertThat(failure.kind()).isEqualTo(GuestException.Kind.QEMU_ENDED);
      assertThat(failure).hasMessageContaining("QEMU ended with status 137");
    }
  }

  private static GuestException failureOfNextRequest(GuestMachine guest) {
    return catchThrowableOfType(GuestException.class, () -> guest.files().read("/proc/version"));
  }

  @Test
  void aGuestThatIsNotUpInTimeIsReported() {
    GuestException failure =
        catchThrowableOfType(
            GuestException.class, () -> lab.boot(Topology.parse(SMALL), Duration.ofMillis(300)));

    assertThat(failure.kind()).isEqualTo(GuestException.Kind.BOOT_TIMEOUT);
    assertThat(failure).hasMessageContaining("ktstr.boot-timeout");
  }

  @Test
  void aKernelThatQemuCannotLoadIsReportedWithQemusWords() throws IOException {
    Path junk = Files.writeString(folder.resolve("junk"), "this is not a kernel".repeat(1000));
    KernelImage kernel = new KernelImage(GuestLab.kernel().version(), junk, KernelFormat.VMLINUX);
    GuestPlan plan = lab.plan(Topology.parse(SMALL), kernel);

    assertThatThrownBy(
            () -> new ColdBoot(GuestLab.qemu(), lab.cache()).boot(plan, GuestLab.BOOT_TIMEOUT))
        .isInstanceOf(GuestException.class)
        .hasMessageContaining("QEMU ended with status 1")
        .hasMessageContaining("QEMU said:");
  }

  @Test
  void aProgramThatIsNotQemuIsReported() throws IOException {
    ColdBoot boot = new ColdBoot(new QemuProgram(Path.of("/bin/false")), lab.cache());

    assertThatThrownBy(
            () ->
                boot.boot(
                    lab.plan(Topology.parse(SMALL), GuestLab.kernel()), GuestLab.BOOT_TIMEOUT))
        .isInstanceOf(GuestException.class)
        .hasMessageContaining("QEMU ended with status 1");
  }

  @Test
  void aMissingQemuIsOneClearMessage() {
    assertThatThrownBy(() -> QemuProgram.find("qemu-of-nowhere", "/bin:/usr/bin"))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("qemu-of-nowhere was not found in PATH")
        .hasMessageContaining("./ktstr setup");
  }

  @Test
  void aCacheThatCannotBeWrittenIsOneClearMessage() {
    GuestLab nowhere = new GuestLab(Path.of("/proc/nowhere"));

    assertThatThrownBy(() -> nowhere.boot(SMALL))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("/proc/nowhere/run")
        .hasMessageContaining("ktstr.cache");
  }

  @Test
  void aCachePathThatIsTooLongForASocketIsOneClearMessage() {
    GuestLab far = new GuestLab(folder.resolve("x".repeat(120)));

    assertThatThrownBy(() -> far.boot(SMALL))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("107")
        .hasMessageContaining("ktstr.cache");
    assertThat(far.leftovers()).isEmpty();
  }
}
