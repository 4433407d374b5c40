package io.ktstr.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SystemCallException;
import io.ktstr.machine.local.LocalMachine;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SysTopologyTest {

  private static final String CPU = "/sys/devices/system/cpu";
  private static final String NODE = "/sys/devices/system/node";

  @Test
  void nodesAndLastLevelCachesAreRead() {
    CpuLayout layout = SysTopology.read(twoNodes());

    assertThat(layout.nodes())
        .hasSize(2)
        .containsEntry(0, Set.of(0, 1))
        .containsEntry(1, Set.of(2, 3));
    assertThat(layout.llcs()).containsExactly(Set.of(0, 1), Set.of(2, 3));
    assertThat(layout.memoryNodes()).containsExactly(0, 1);
    assertThat(layout.memoryOnlyNodes()).isEmpty();
  }

  @Test
  void harnessThatIsConfinedSeesItsPart() {
    FakeFiles files =
        twoNodes()
            .with(
                "/proc/self/status",
                "Name:\tjava\nCpus_allowed:\t6\nCpus_allowed_list:\t1-2\nMems_allowed_list:\t1\n");

    CpuLayout layout = SysTopology.readAllowed(files);

    assertThat(layout.nodes()).isEqualTo(Map.of(0, Set.of(1), 1, Set.of(2)));
    assertThat(layout.llcs()).containsExactly(Set.of(1), Set.of(2));
    assertThat(layout.memoryNodes()).containsExactly(1);
  }

  @Test
  void statusWithoutTheAllowedCpusIsExplained() {
    FakeFiles files = twoNodes().with("/proc/self/status", "Name:\tjava\n");

    assertThatThrownBy(() -> SysTopology.readAllowed(files))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("has no line Cpus_allowed_list");
  }

  private static FakeFiles twoNodes() {
    return new FakeFiles().withTwoNodes();
  }

  private static void cache(FakeFiles files, int cpu, String index, int level, String sharing) {
    String folder = CPU + "/cpu" + cpu + "/cache/" + index;
    files.with(folder + "/level", level + "\n").with(folder + "/shared_cpu_list", sharing + "\n");
  }

  @Test
  void nodeWithoutCpusIsMemoryOnly() {
    FakeFiles files =
        twoNodes()
            .with(NODE + "/online", "0-2\n")
            .with(NODE + "/has_memory", "0-2\n")
            .with(NODE + "/node2/cpulist", "\n");

    CpuLayout layout = SysTopology.read(files);

    assertThat(layout.nodes()).hasSize(3).containsEntry(2, Set.of());
    assertThat(layout.memoryOnlyNodes()).containsExactly(2);
  }

  @Test
  void nodeWithoutMemoryIsNoMemoryNode() {
    CpuLayout layout = SysTopology.read(twoNodes().with(NODE + "/has_memory", "1\n"));

    assertThat(layout.nodes()).containsOnlyKeys(0, 1);
    assertThat(layout.memoryNodes()).containsExactly(1);
  }

  @Test
  void withoutTheListOfMemoryNodesEveryNodeHasMemory() {
    CpuLayout layout = SysTopology.read(twoNodes().without(NODE + "/has_memory"));

    assertThat(layout.memoryNodes()).containsExactly(0, 1);
  }

  @Test
  void threadsOfACoreShareItsCaches() {
    FakeFiles files = twoNodes();
    for (int cpu = 0; cpu < 4; cpu++) {
      cache(files, cpu, "index2", 2, cpu % 2 == 0 ? cpu + "-" + (cpu + 1) : cpu - 1 + "-" + cpu);
      files.without(CPU + "/cpu" + cpu + "/cache/index3");
    }

    assertThat(SysTopology.read(files).llcs()).containsExactly(Set.of(0, 1), Set.of(2, 3));
  }

  @Test
  void highestLevelDecidesWhateverTheOrderOfTheFolders() {
    FakeFiles files = twoNodes();
    for (int cpu = 0; cpu < 4; cpu++) {
      cache(files, cpu, "index0", 4, "0-3"); // listed before the others
    }

    assertThat(SysTopology.read(files).llcs()).containsExactly(Set.of(0, 1, 2, 3));
  }

  @Test
  void cpusWithoutCacheFoldersShareOneCache() {
    FakeFiles files = twoNodes();
    for (int cpu = 0; cpu < 4; cpu++) {
      files
          .without(CPU + "/cpu" + cpu + "/cache")
          .with(CPU + "/cpu" + cpu + "/topology/core_id", "0");
    }

    assertThat(SysTopology.read(files).llcs()).containsExactly(Set.of(0, 1, 2, 3));
  }

  /** Whoever shares a cache would say the same of it; nobody asks. */
  @Test
  void oneOfThoseThatShareACacheIsAsked() {
    FakeFiles files = twoNodes();
    for (int cpu : new int[] {1, 3}) {
      files.with(CPU + "/cpu" + cpu + "/cache/index3/level", "not asked");
    }

    assertThat(SysTopology.read(files).llcs()).containsExactly(Set.of(0, 1), Set.of(2, 3));
    files.with(CPU + "/cpu2/cache/index3/level", "asked");
    assertThatThrownBy(() -> SysTopology.read(files)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void offlineCpusAreInNoNodeAndNoCache() {
    CpuLayout layout = SysTopology.read(twoNodes().with(CPU + "/online", "0,2-3\n"));

    assertThat(layout.cpus()).containsExactly(0, 2, 3);
    assertThat(layout.nodes()).containsEntry(0, Set.of(0));
    assertThat(layout.llcs()).containsExactly(Set.of(0), Set.of(2, 3));
  }

  @Test
  void withoutAnyNodeFolderThereIsOneNodeWithEverything() {
    CpuLayout layout = SysTopology.read(twoNodes().without(NODE));

    assertThat(layout.nodes()).hasSize(1).containsEntry(0, Set.of(0, 1, 2, 3));
    assertThat(layout.memoryNodes()).containsExactly(0);
    assertThat(layout.memoryOnlyNodes()).isEmpty();
  }

  @Test
  void withoutTheListOfCpusNothingIsGuessed() {
    assertThatThrownBy(() -> SysTopology.read(twoNodes().without(CPU + "/online")))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining(CPU + "/online")
        .hasMessageContaining("ENOENT");
  }

  @Test
  void thisHostHasTheCpusAndNodesThatItSays() {
    try (Machine host = LocalMachine.open()) {
      CpuLayout layout = SysTopology.read(host.files());

      assertThat(layout.cpus())
          .isEqualTo(ListFormat.parse(host.files().read(CPU + "/online")))
          .hasSizeGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
      assertThat(layout.llcs()).isNotEmpty();
      assertThat(layout.memoryNodes()).isNotEmpty();
      assertThat(layout.nodes().keySet()).containsAll(layout.memoryNodes());
    }
  }
}
