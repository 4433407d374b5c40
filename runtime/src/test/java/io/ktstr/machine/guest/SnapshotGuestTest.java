package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.host.SysTopology;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved guests of one small machine, in a cache of the test's own. */
@Tag("guest")
class SnapshotGuestTest {

  private static final int MEGABYTES = 2048;
  private static final Topology SMALL = Topology.of(1, 1, 1, 1);

  @TempDir private Path cache;
  private GuestLab lab;
  private SnapshotBoot boot;

  @BeforeEach
  void makeBoot() {
    lab = new GuestLab(cache);
    boot = new SnapshotBoot(new ColdBoot(GuestLab.qemu(), cache), MEGABYTES);
  }

  private GuestMachine boot(Topology topology) {
    return boot.boot(lab.plan(topology, GuestLab.kernel()), GuestLab.BOOT_TIMEOUT);
  }

  private List<Path> snapshots() throws IOException {
    try (Stream<Path> entries = Files.list(cache.resolve("snapshots"))) {
      return entries.filter(path -> !path.getFileName().toString().startsWith(".lock")).toList();
    }
  }

  /** Tells one saving from the next. */
  private Object saved() throws IOException {
    Path description = new SnapshotFiles(snapshots().get(0)).description();
    return Files.readAttributes(description, BasicFileAttributes.class).fileKey();
  }

  @Test
  void copiesComeFromOneBootAndDoNotSeeEachOther() throws IOException {
    Topology topology =
        Topology.of(1, 1, 1, 1)
            .withNodes(NodeSpec.of(1, 192), NodeSpec.of(1, 192), NodeSpec.memoryOnly(64));
    try (GuestMachine one = boot(topology);
        GuestMachine other = boot(topology)) {
      assertThat(SysTopology.read(one.files())).isEqualTo(topology.layout());
      one.files().makeDirectory("/tmp/mine");
      assertThat(other.files().list("/tmp")).isEmpty();
      assertThat(other.identity()).isEqualTo(one.identity());
    }
    assertThat(snapshots()).hasSize(1);
    Object saved = saved();
    try (GuestMachine third = boot(topology)) {
      assertThat(third.files().list("/tmp")).isEmpty();
    }
    assertThat(saved()).isEqualTo(saved);
    assertThat(lab.leftovers()).isEmpty();
    assertThat(GuestLab.runningQemus()).isEmpty();
  }

  /** Timing alone makes them differ too; agent_frames_test.c shows that the seed gets there. */
  @Test
  void copiesHaveRandomNumbersOfTheirOwn() {
    List<String> random = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (GuestMachine guest = boot(SMALL)) {
        random.add(guest.files().read("/proc/sys/kernel/random/uuid"));
      }
    }
    assertThat(random).doesNotHaveDuplicates();
  }

  /** A clock that is years ahead, so that it is not the time of the saving that is seen. */
  @Test
  void copiesHaveTheTimeOfTheirRestoration() {
    Instant later = Instant.parse("2040-01-01T00:00:00Z");
    Clock clock = Clock.fixed(later, ZoneOffset.UTC);
    SnapshotBoot inYears = new SnapshotBoot(new ColdBoot(GuestLab.qemu(), cache), MEGABYTES, clock);

    try (GuestMachine guest =
        inYears.boot(lab.plan(SMALL, GuestLab.kernel()), GuestLab.BOOT_TIMEOUT)) {
      assertThat(Instant.ofEpochSecond(Long.parseLong(realtime(guest))))
          .isBetween(later.minus(Duration.ofDays(1)), later);
    }
  }

  /** The time of boot in /proc/stat is the clock of now less the time since then. */
  private static String realtime(GuestMachine guest) {
    String boot =
        guest
            .files()
            .read("/proc/stat")
            .lines()
            .filter(line -> line.startsWith("btime "))
            .findFirst()
            .orElseThrow();
    return boot.substring("btime ".length());
  }

  @Test
  void damagedSnapshotIsMadeAnew() throws IOException {
    boot(SMALL).close();
    Object before = saved();
    SnapshotFiles files = new SnapshotFiles(snapshots().get(0));
    for (Path damaged : List.of(files.state(), files.memory(0), files.description())) {
      damage(damaged);
      boot(SMALL).close();
      assertThat(saved()).as("after damage to %s", damaged.getFileName()).isNotEqualTo(before);
      assertThat(snapshots()).hasSize(1);
      before = saved();
    }
  }

  private static void damage(Path file) throws IOException {
    assertThat(file.toFile().setWritable(true)).isTrue();
    Files.writeString(file, "damaged");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
  }

  /** Sealed as if it were fine, so that only QEMU notices. */
  @Test
  void snapshotThatDoesNotRestoreIsMadeAnew() throws IOException {
    boot(SMALL).close();
    SnapshotFiles files = new SnapshotFiles(snapshots().get(0));
    Files.writeString(files.state(), "not a guest");
    Snapshot.seal(files, 1, new AgentLink.Hello("6.12", "x86_64"), "a machine");

    boot(SMALL).close();

    assertThat(files.state()).isRegularFile();
    assertThat(Files.size(files.state())).isGreaterThan(1000);
    assertThat(snapshots()).hasSize(1);
    assertThat(lab.leftovers()).isEmpty();
  }

  @Test
  void bootThatFailsLeavesNoSnapshot() throws IOException {
    GuestPlan plan = lab.plan(SMALL, GuestLab.kernel());

    assertThatThrownBy(() -> boot.boot(plan, Duration.ofMillis(50)))
        .isInstanceOfSatisfying(
            GuestException.class,
            e -> assertThat(e.kind()).isEqualTo(GuestException.Kind.BOOT_TIMEOUT));
    assertThat(snapshots()).isEmpty();
    assertThat(lab.leftovers()).isEmpty();
  }
}
