package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.host.SysTopology;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest machines that tests declare, saved and restored. */
@Tag("guest")
class LargeGuestTest {

  @TempDir private Path cache;

  @Test
  void sixtyFourCpusOnFourNodesAreSavedAndRestored() {
    assertCopyShows(Topology.of(4, 8, 4, 2));
  }

  @Test
  void fourNodesOfWhichTwoHaveNoCpus() {
    assertCopyShows(
        Topology.of(1, 1, 1, 1)
            .withNodes(
                NodeSpec.of(1, 192),
                NodeSpec.of(1, 192),
                NodeSpec.memoryOnly(64),
                NodeSpec.memoryOnly(64)));
  }

  private void assertCopyShows(Topology topology) {
    GuestLab lab = new GuestLab(cache);
    GuestBoot boot = new SnapshotBoot(new ColdBoot(GuestLab.qemu(), cache), 1024);
    GuestPlan plan = lab.plan(topology, GuestLab.kernel());
    for (int copy = 0; copy < 2; copy++) {
      try (GuestMachine guest = boot.boot(plan, GuestLab.BOOT_TIMEOUT)) {
        assertThat(SysTopology.read(guest.files())).isEqualTo(topology.layout());
      }
    }
    assertThat(lab.leftovers()).isEmpty();
  }
}
