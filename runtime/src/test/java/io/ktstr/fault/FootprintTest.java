package io.ktstr.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.cgroup.CgroupSubtree;
import io.ktstr.cgroup.HostCgroups;
import io.ktstr.machine.Machine;
import io.ktstr.machine.local.LocalMachine;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that could be left is seen; otherwise the other tests here could not fail. */
class FootprintTest {

  @TempDir private Path cache;

  private Footprint now() {
    return Footprint.ofThisJvm(cache);
  }

  @Test
  void processIsSeen() throws Exception {
    Process left = new ProcessBuilder("sleep", "1000").start();
    try {
      assertThat(now().processes()).singleElement().asString().contains("sleep");
    } finally {
      left.destroyForcibly().waitFor();
    }
    assertThat(now().processes()).isEmpty();
  }

  @Test
  void memberOfASessionIsSeenAlsoWithoutItsLeader() throws Exception {
    Process leader =
        new ProcessBuilder("setsid", "sh", "-c", "sleep 1000 & echo $!; read on").start();
    String member = leader.inputReader(StandardCharsets.UTF_8).readLine();
    leader.destroyForcibly().waitFor();
    try {
      assertThat(Footprint.ofSession(leader.pid(), cache, cache).processes())
          .singleElement()
          .asString()
          .startsWith(member + " ");
    } finally {
      ProcessHandle.of(Long.parseLong(member)).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void cgroupIsSeen() {
    try (Machine host = LocalMachine.open();
        CgroupSubtree left = HostCgroups.open(host)) {
      left.create("a");
      assertThat(now().cgroups()).hasSize(1);
    }
    assertThat(now().cgroups()).isEmpty();
  }

  @Test
  void socketAndFolderOfAGuestAreSeen() throws Exception {
    Path guest = Files.createDirectories(cache.resolve("run").resolve("guest"));
    try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(guest.resolve("agent.sock")));

      assertThat(now().sockets()).hasSize(1);
      assertThat(now().guests()).containsExactly("guest");
    }
    assertThat(now().sockets()).isEmpty();
  }

  @Test
  void mountIsSeen() throws Exception {
    mount("mount", "-t", "tmpfs", "tmpfs", cache.toString());
    try {
      assertThat(now().mounts()).hasSize(1);
    } finally {
      mount("umount", cache.toString());
    }
    assertThat(now().mounts()).isEmpty();
  }

  private static void mount(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
