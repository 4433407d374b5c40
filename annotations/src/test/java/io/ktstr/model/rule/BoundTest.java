package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.model.MachineCount;
import io.ktstr.model.Topology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {

  private static final Topology MACHINE = Topology.of(2, 4, 4, 1);

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "NUMA_NODES, false, 2, true",
    "NUMA_NODES, false, 3, false",
    "NUMA_NODES, true, 2, true",
    "NUMA_NODES, true, 1, false",
    "LLCS, false, 5, false",
    "LLCS, true, 4, true",
    "CPUS, false, 16, true",
    "CPUS, true, 15, false",
  })
  void limitIsIncluded(MachineCount count, boolean upper, int value, boolean admitted) {
    assertThat(new Bound(count, upper, value).admits(MACHINE)).isEqualTo(admitted);
  }

  @ParameterizedTest
  @CsvSource({
    "NUMA_NODES, false, minNumaNodes = 1",
    "LLCS, true, maxLlcs = 1",
    "CPUS, true, maxCpus = 1"
  })
  void isCalledAsItsAttribute(MachineCount count, boolean upper, String text) {
    assertThat(new Bound(count, upper, 1)).hasToString(text);
  }
}
