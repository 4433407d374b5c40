package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineCountTest {

  @ParameterizedTest
  @CsvSource({"NUMA_NODES, NumaNodes, 2", "LLCS, Llcs, 6", "CPUS, Cpus, 48"})
  void countsAreThoseThatTheAttributesLimit(MachineCount count, String suffix, int expected) {
    assertThat(count.of(Topology.of(2, 6, 4, 2))).isEqualTo(expected);
    assertThat(count.suffix()).isEqualTo(suffix);
  }
}
