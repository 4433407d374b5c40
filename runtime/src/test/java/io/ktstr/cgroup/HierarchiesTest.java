package io.ktstr.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.cgroup.Hierarchies.Hierarchy;
import io.ktstr.host.FakeFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class HierarchiesTest {

  private static final String V1 =
      """
      30 20 0:25 / /sys/fs/cgroup/cpu rw,nosuid - cgroup cgroup rw,cpu,cpuacct
      31 20 0:26 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,xattr,name=systemd
      """;
  private static final String V2 = "32 20 0:27 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n";

  private static Hierarchies read(String mounts, String controllers) {
    return Hierarchies.read(
        new FakeFiles()
            .with("/proc/self/mountinfo", "20 1 0:5 / / rw - ext4 /dev/sda rw\n" + mounts)
            .with("/sys/fs/cgroup/unified/cgroup.controllers", controllers));
  }

  @Test
  void bothVersionsMakeAHybrid() {
    Hierarchies hybrid = read(V1 + V2, "cpuset memory\n");

    assertThat(hybrid.mode()).isEqualTo("hybrid");
    assertThat(hybrid.all())
        .containsExactly(
            new Hierarchy(CgroupVersion.V1, "/sys/fs/cgroup/cpu", List.of("cpu", "cpuacct")),
            new Hierarchy(CgroupVersion.V1, "/sys/fs/cgroup/systemd", List.of()),
            new Hierarchy(CgroupVersion.V2, "/sys/fs/cgroup/unified", List.of("cpuset", "memory")));
  }

  @Test
  void oneVersionIsNamed() {
    assertThat(read(V1, "").mode()).isEqualTo("version 1");
    assertThat(read(V2, "\n").mode()).isEqualTo("version 2");
    assertThat(read(V2, "\n").all().get(0).controllers()).isEmpty();
    assertThat(read("", "").mode()).isEqualTo("none");
  }
}
