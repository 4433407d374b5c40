package io.ktstr.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.Machine;
import io.ktstr.machine.SystemCallException;
import io.ktstr.machine.local.LocalMachine;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real cgroups of this host. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostCgroupsTest {

  private static final int NO_SUCH_CPU = 900;

  private final Machine host = LocalMachine.open();

  @AfterEach
  void closeHost() {
    String home = CpusetHome.find(host.files()).folder();
    assertThat(host.files().list(home)).noneMatch(name -> name.startsWith("ktstr"));
    host.close();
  }

  @Test
  void processesThatAreLeftAreEndedWithTheirChildren() throws Exception {
    Process left = new ProcessBuilder("sh", "-c", "read go; sleep 1000 & echo $!; read on").start();
    ProcessHandle child;
    try (CgroupSubtree cgroups = HostCgroups.open(host)) {
      cgroups.create("a/b");
      cgroups.add("a/b", (int) left.pid());

      left.getOutputStream().write('\n');
      left.getOutputStream().flush();
      String pid = left.inputReader(StandardCharsets.UTF_8).readLine();
      child = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      assertThat(host.files().read(cgroups.folder("a/b") + "/cgroup.procs"))
          .contains(pid, String.valueOf(left.pid()));
    }

    child.onExit().get(10, TimeUnit.SECONDS);

    assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(left.exitValue()).as("128 and the number of SIGKILL").isEqualTo(137);
  }

  @Test
  void limitsAreThoseThatTheKernelGives() {
    try (CgroupSubtree cgroups = HostCgroups.open(host)) {
      cgroups.create("a");
      cgroups.setCpus("a", Set.of(0));
      cgroups.setMems("a", Set.of(0));

      CpusetHome home = CpusetHome.find(host.files());
      assertThat(host.files().read(home.file(CgroupFile.CPUS_EFFECTIVE, cgroups.folder("a"))))
          .isEqualTo("0\n");
      assertThat(host.files().read(home.file(CgroupFile.MEMS_EFFECTIVE, cgroups.folder("a"))))
          .isEqualTo("0\n");
    }
  }

  @Test
  void cpuThatIsNotThereIsRefused() {
    try (CgroupSubtree cgroups = HostCgroups.open(host)) {
      cgroups.create("a");

      assertThatThrownBy(() -> cgroups.setCpus("a", Set.of(NO_SUCH_CPU)))
          .isInstanceOf(io.ktstr.machine.MachineException.class)
          .hasMessageContaining("900");
    }
  }

  @Test
  void processThatIsGoneIsExplained() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    try (CgroupSubtree cgroups = HostCgroups.open(host)) {
      cgroups.create("a");

      assertThatThrownBy(() -> cgroups.add("a", (int) gone.pid()))
          .isInstanceOf(SystemCallException.class)
          .hasMessageContaining("ESRCH")
          .hasMessageContaining("has ended already");
    }
  }
}
