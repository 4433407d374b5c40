package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.host.SysTopology;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.SystemCallException;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("guest")
class GuestMachineTest {

  private final GuestLab lab;

  GuestMachineTest(@TempDir Path cache) {
    lab = new GuestLab(cache);
  }

  @Test
  void aGuestServesItsFilesAndLeavesNothingBehind() {
    try (GuestMachine guest = lab.boot("1n1l2c1t")) {
      MachineFiles files = guest.files();

      assertThat(guest.identity().kind()).isEqualTo("guest");
      assertThat(files.read("/proc/version")).contains(guest.identity().kernelRelease());
      assertThat(files.list("/")).contains("init", "proc", "sys", "worker");
      files.makeDirectory("/sys/fs/cgroup/here");
      assertThat(files.list("/sys/fs/cgroup")).contains("here");
      files.removeDirectory("/sys/fs/cgroup/here");
      assertThat(files.list("/sys/fs/cgroup")).doesNotContain("here");
      files.write("/proc/sys/kernel/hostname", "named-by-the-harness");
      assertThat(files.read("/proc/sys/kernel/hostname")).isEqualTo("named-by-the-harness\n");
      assertRefusals(files);
      assertKills(guest);
      assertThat(GuestLab.runningQemus()).hasSize(1);
    }

    assertThat(GuestLab.runningQemus()).isEmpty();
    assertThat(lab.leftovers()).isEmpty();
  }

  private static void assertRefusals(MachineFiles files) {
    assertThatThrownBy(() -> files.read("/nowhere"))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("\"/nowhere\"")
        .hasMessageContaining("ENOENT");
    assertThatThrownBy(() -> files.write("/sys/fs/cgroup/../../../init", "x"))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("EINVAL");
    assertThatThrownBy(() -> files.write("/sys/fs/cgroup/cgroup.subtree_control", "+nonsense"))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("+nonsense")
        .hasMessageContaining("EINVAL");
  }

  private static void assertKills(GuestMachine guest) {
    try (WorkerCrew crew =
        guest.spawn(List.of(WorkerOrder.loop(new SlotImage(new byte[SlotImage.SIZE]))))) {
      int pid = crew.pids().get(0);
      guest.kill(pid);
      assertThat(crew.await(WorkerState.WAITING, GuestLab.BOOT_TIMEOUT))
          .allMatch(WorkerStatus::ended);
      guest.kill(pid);
    }
    assertThatThrownBy(() -> guest.kill(1))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("kill(1, SIGKILL)");
  }

  @Test
  void nodesOfTheirOwnKindAndDistancesShowAsDeclared() {
    Topology declared =
        Topology.of(1, 1, 1, 2)
            .withNodes(NodeSpec.of(1, 256), NodeSpec.of(2, 192), NodeSpec.memoryOnly(128))
            .withDistances(10, 21, 17, 21, 10, 28, 17, 28, 10);

    try (GuestMachine guest = lab.boot(declared, GuestLab.BOOT_TIMEOUT)) {
      assertThat(SysTopology.read(guest.files())).isEqualTo(declared.layout());
      assertThat(guest.files().read("/sys/devices/system/node/node0/distance").strip())
          .isEqualTo("10 21 17");
      assertThat(guest.files().read("/sys/devices/system/node/node2/distance").strip())
          .isEqualTo("17 28 10");
      assertThat(guest.files().read("/sys/devices/system/cpu/cpu0/topology/thread_siblings_list"))
          .startsWith("0-1");
    }
  }
}
