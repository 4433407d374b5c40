package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyPresetTest {

  private static final List<TopologyPreset> ALL = TopologyPreset.all();

  @Test
  void thereAre24OfDifferentNamesAndTopologies() {
    assertThat(ALL).hasSize(24);
    assertThat(ALL).extracting(TopologyPreset::name).doesNotHaveDuplicates();
    assertThat(ALL).extracting(TopologyPreset::topology).doesNotHaveDuplicates();
  }

  /** What other architectures than x86 can have. */
  @Test
  void fourteenHaveOneThreadInEachCore() {
    assertThat(ALL).filteredOn(preset -> preset.topology().threads() == 1).hasSize(14);
  }

  @Test
  void nameSaysWhatTheMachineIs() {
    assertThat(ALL)
        .allSatisfy(
            preset -> {
              Topology topology = preset.topology();
              String name = preset.name();
              assertThat(topology.numaNodes() > 1).isEqualTo(name.startsWith("numa"));
              if (name.startsWith("numa")) {
                assertThat(name).startsWith("numa" + topology.numaNodes() + "-");
              }
              if (name.matches(".*\\d+llc.*")) {
                assertThat(name).contains("-" + topology.llcs() + "llc");
              }
              if (name.endsWith("-nosmt")) {
                assertThat(topology.threads()).isEqualTo(1);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-1llc, 1n1l4c1t, 2048",
    "smt-3llc, 1n3l2c2t, 2048",
    "max-cpu, 1n14l9c2t, 4096",
    "max-cpu-nosmt, 1n14l18c1t, 4096",
    "numa2-4llc, 2n4l4c1t, 2048",
    "numa4-12llc, 4n12l8c2t, 4096"
  })
  void someOfThem(String name, String topology, int memoryMb) {
    assertThat(ALL).contains(new TopologyPreset(name, Topology.parse(topology), memoryMb));
  }

  @Test
  void theyRangeFromOneCacheTo252Cpus() {
    assertThat(range(Topology::numaNodes)).isEqualTo("1 to 4");
    assertThat(range(Topology::llcs)).isEqualTo("1 to 15");
    assertThat(range(Topology::totalCpus)).isEqualTo("4 to 252");
  }

  private static String range(ToIntFunction<Topology> count) {
    var counts = ALL.stream().map(TopologyPreset::topology).mapToInt(count).summaryStatistics();
    return counts.getMin() + " to " + counts.getMax();
  }
}
