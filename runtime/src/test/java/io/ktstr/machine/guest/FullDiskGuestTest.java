package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ktstr.machine.MachineException;
import io.ktstr.model.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saved guests on a file system of a few MiB, which only root can mount. */
@Tag("guest")
class FullDiskGuestTest {

  @TempDir private Path cache;

  private Hypervisor hypervisor() {
    ColdBoot cold = new ColdBoot(GuestLab.qemu(), cache);
    return new Hypervisor(
        new SnapshotBoot(cold, 2048),
        GuestLab.kernel(),
        new AcceleratorDecision(GuestAccelerator.TCG, "a test"),
        GuestLab.BOOT_TIMEOUT);
  }

  private Path snapshots() {
    return cache.resolve("snapshots");
  }

  private void mount(int megabytes) throws Exception {
    Files.createDirectories(snapshots());
    assumeTrue(
        run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + megabytes + "m",
                "ktstr",
                snapshots().toString())
            == 0,
        "file systems cannot be mounted here");
  }

  @AfterEach
  void unmount() throws Exception {
    if (Files.exists(snapshots())
        && !Files.getFileStore(snapshots()).equals(Files.getFileStore(cache))) {
      assertThat(run("umount", snapshots().toString())).isZero();
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** There is no room from the start; or it is used up while the guest boots. */
  @ParameterizedTest
  @CsvSource({"8, 1n1l1c1t", "66, 2n4l4c1t"})
  void guestIsBootedFromTheStartAndSaysSo(int megabytes, String topology) throws Exception {
    mount(megabytes);
    Hypervisor hypervisor = hypervisor();

    try (GuestMachine guest = hypervisor.boot(Topology.parse(topology), OptionalInt.empty())) {
      assertThat(guest.files().read("/proc/version")).startsWith("Linux version");
      assertThat(hypervisor.note(guest))
          .startsWith("guest, Linux ")
          .contains(" (a test); the disk of " + snapshots() + " is full")
          .contains("./ktstr cache prune");
    }
    assertThat(entries()).allMatch(name -> name.startsWith(".lock"));
    assertThat(new GuestLab(cache).leftovers()).isEmpty();
    assertThat(GuestLab.runningQemus()).isEmpty();
  }

  @Test
  void roomIsUsedAndNothingIsRemarked() throws Exception {
    mount(200);
    Hypervisor hypervisor = hypervisor();

    try (GuestMachine guest = hypervisor.boot(Topology.of(1, 1, 1, 1), OptionalInt.empty())) {
      assertThat(hypervisor.note(guest)).endsWith(" (a test)");
    }
    assertThat(entries()).anyMatch(name -> !name.startsWith("."));
  }

  @Test
  void folderThatCannotBeUsedIsAnError() throws IOException {
    Files.createFile(snapshots());

    assertThatThrownBy(() -> hypervisor().boot(Topology.of(1, 1, 1, 1), OptionalInt.empty()))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("saved guests cannot be kept in " + snapshots())
        .hasMessageContaining("ktstr.snapshots=off");
    assertThat(GuestLab.runningQemus()).isEmpty();
  }

  private Stream<String> entries() throws IOException {
    try (Stream<Path> files = Files.list(snapshots())) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
