package io.ktstr.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.host.SysTopology;
import io.ktstr.machine.guest.GuestLab;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.model.Topology;
import io.ktstr.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real guests that are made ready ahead of need. */
@Tag("guest")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class GuestPoolTest {

  private static final Topology SMALL = Topology.of(1, 1, 1, 1);
  private static final Topology TWO_NODES = Topology.of(2, 2, 1, 1);

  @TempDir private Path cache;

  private final GuestPool pool = new GuestPool();

  @AfterEach
  void nothingIsLeft() {
    pool.close();
    assertThat(GuestLab.runningQemus()).isEmpty();
    assertThat(new GuestLab(cache).leftovers()).isEmpty();
  }

  private Beds beds(String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    values.put("ktstr.cache", cache.toString());
    values.put("ktstr.kernel", GuestLab.kernel().file().toString());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    Settings settings = Settings.from(name -> Optional.ofNullable(values.get(name)));
    return new Beds(settings, () -> Optional.of(pool));
  }

  /** Opens and closes a bed; what the guest is known by on this host. */
  private long run(Beds beds, Topology topology) {
    try (Bed bed = beds.open(MachineRequest.of(topology))) {
      GuestMachine guest = bed.guest().orElseThrow();
      assertThat(SysTopology.read(guest.files())).isEqualTo(topology.layout());
      assertThat(guest.files().list("/sys/fs/cgroup")).doesNotContain("ktstr");
      return guest.qemuPid();
    }
  }

  private static void awaitQemus(int count) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (GuestLab.runningQemus().size() != count && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(GuestLab.runningQemus()).hasSize(count);
  }

  @Test
  void kindThatIsAskedForTwiceIsReadyTheThirdTime() throws Exception {
    List<Long> pids = new ArrayList<>();
    pids.add(run(beds(), SMALL));
    assertThat(GuestLab.runningQemus()).as("one test may be all there is").isEmpty();
    pids.add(run(beds(), SMALL));
    awaitQemus(1);
    long ready =
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.info().command().orElse("").contains("qemu"))
            .findFirst()
            .orElseThrow()
            .pid();

    pids.add(run(beds(), SMALL));

    assertThat(pids.get(2)).isEqualTo(ready);
    assertThat(pids).doesNotHaveDuplicates();
  }

  @Test
  void guestThatDiedWhileItWaitedIsReplaced() throws Exception {
    run(beds(), SMALL);
    run(beds(), SMALL);
    awaitQemus(1);
    ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").contains("qemu"))
        .forEach(ProcessHandle::destroyForcibly);
    awaitQemus(0);

    assertThat(run(beds(), SMALL)).isPositive();
  }

  @Test
  void otherKindIsNeverHandedOut() throws Exception {
    run(beds(), SMALL);
    run(beds(), SMALL);
    awaitQemus(1);

    run(beds(), TWO_NODES);
  }

  @Test
  void guestsThatAreBootedFromTheStartAreNotMadeReady() {
    Beds cold = beds("ktstr.snapshots", "off");
    run(cold, SMALL);
    run(cold, SMALL);

    assertThat(GuestLab.runningQemus()).isEmpty();
  }
}
