package io.ktstr.cgroup;

import static io.ktstr.host.FakeFiles.mount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.host.FakeFiles;
import io.ktstr.machine.MachineException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CpusetHomeTest {

  private static final String MOUNTS = "/proc/self/mountinfo";
  private static final String MEMBERSHIP = "/proc/self/cgroup";
  private static final String ROOT = "/sys/fs/cgroup";

  private final FakeFiles files = new FakeFiles();

  private void assertHome(CgroupVersion version, String folder) {
    assertThat(CpusetHome.find(files)).isEqualTo(new CpusetHome(version, folder));
  }

  private void cgroup(String folder, String controllers, String processes) {
    files
        .with(folder + "/cgroup.controllers", controllers + "\n")
        .with(folder + "/cgroup.procs", processes);
  }

  @Test
  void guestHasOneTree() {
    files.withCgroups(Set.of(0));

    assertHome(CgroupVersion.V2, ROOT);
  }

  @Test
  void hybridHostHasCpusetsInVersion1() {
    files.withLegacyCgroups(Set.of(0));

    assertHome(CgroupVersion.V1, ROOT + "/cpuset/own");
  }

  @Test
  void hybridHostCanHaveThemInVersion2() {
    files.withLegacyCgroups(Set.of(0)).with(ROOT + "/unified/cgroup.controllers", "cpuset\n");
    files.with(
        MOUNTS,
        mount("/", ROOT + "/cpuset", "cgroup", "rw,cpu")
            + mount("/", ROOT + "/unified", "cgroup2", "rw"));

    assertHome(CgroupVersion.V2, ROOT + "/unified");
  }

  @Test
  void delegatedCgroupIsTheNearestWithoutProcesses() {
    files
        .with(MOUNTS, mount("/", ROOT, "cgroup2", "rw"))
        .with(MEMBERSHIP, "0::/user.slice/tests.scope/leaf\n");
    cgroup(ROOT, "cpuset cpu", "1\n");
    cgroup(ROOT + "/user.slice", "cpuset cpu", "");
    cgroup(ROOT + "/user.slice/tests.scope", "cpuset cpu", "");
    cgroup(ROOT + "/user.slice/tests.scope/leaf", "cpuset", "77\n");

    assertHome(CgroupVersion.V2, ROOT + "/user.slice/tests.scope");
  }

  @Test
  void sessionWithoutDelegationEndsAtTheRoot() {
    files
        .with(MOUNTS, mount("/", ROOT, "cgroup2", "rw"))
        .with(MEMBERSHIP, "0::/user.slice/session-1.scope\n");
    cgroup(ROOT, "cpuset cpu", "1\n");
    cgroup(ROOT + "/user.slice", "cpu memory", "");
    cgroup(ROOT + "/user.slice/session-1.scope", "memory", "77\n");

    assertHome(CgroupVersion.V2, ROOT);
  }

  @Test
  void containerSeesItsPartOfVersion1() {
    files
        .with(MOUNTS, mount("/docker/abc", ROOT + "/cpuset", "cgroup", "ro,cpuset"))
        .with(MEMBERSHIP, "4:cpuset:/docker/abc/inner\n");
    assertHome(CgroupVersion.V1, ROOT + "/cpuset/inner");

    files.with(MEMBERSHIP, "4:cpuset:/docker/abc\n");
    assertHome(CgroupVersion.V1, ROOT + "/cpuset");

    files.with(MEMBERSHIP, "4:cpuset:/docker/abcdef\n");
    assertHome(CgroupVersion.V1, ROOT + "/cpuset");
  }

  @Test
  void controllersThatShareATreeAreEachFound() {
    files
        .with(MOUNTS, mount("/", "/a\\040b/cpu,cpuset", "cgroup", "rw,cpu,cpuset"))
        .with(MEMBERSHIP, "2:cpu,cpuset:/x\n");

    assertHome(CgroupVersion.V1, "/a b/cpu,cpuset/x");
  }

  @Test
  void hostWithoutCpusetsIsExplainedWithWhatIsMounted() {
    files
        .with(
            MOUNTS,
            mount("/", "/", "ext4", "rw") + mount("/", ROOT + "/cpuset2", "cgroup", "rw,cpusets"))
        .with(MEMBERSHIP, "");

    assertThatThrownBy(() -> CpusetHome.find(files))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("mounted: " + ROOT + "/cpuset2)")
        .hasMessageContaining("-o cpuset");
  }
}
