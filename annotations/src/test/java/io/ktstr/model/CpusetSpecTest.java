package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ktstr.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpusetSpecTest {

  @ParameterizedTest(name = "{1} on {0} is '{'{2}'}'")
  @CsvSource(
      delimiter = '|',
      value = {
        // the highest CPU of more than two is kept free: 0-6 are usable
        "1n1l8c1t  | disjoint(0, 2)           | 0-2",
        "1n1l8c1t  | disjoint(1, 2)           | 3-6",
        "1n1l8c1t  | disjoint(2, 3)           | 4-6",
        "1n1l8c1t  | range(0.0, 0.5)          | 0-2",
        "1n1l8c1t  | range(0.5, 1.0)          | 3-6",
        "1n1l8c1t  | overlap(0, 2, 0.5)       | 0-3",
        "1n1l8c1t  | overlap(1, 2, 0.5)       | 2-6",
        "1n1l8c1t  | overlap(0, 2, 0.0)       | 0-2",
        "1n1l8c1t  | overlap(1, 2, 0.0)       | 3-6",
        "1n1l8c1t  | overlap(1, 3, 1.0)       | 0-5",
        "1n1l4c1t  | disjoint(0, 1)           | 0-2",
        "1n1l2c1t  | disjoint(1, 2)           | 1",
        // clamped
        "1n1l4c1t  | disjoint(5, 3)           | ''",
        "1n1l11c1t | disjoint(3, 3)           | 9",
        "1n1l4c1t  | disjoint(-1, 3)          | ''",
        "1n1l4c1t  | disjoint(0, 0)           | ''",
        "1n1l4c1t  | disjoint(0, -1)          | ''",
        "1n1l8c1t  | disjoint(1431655766, 2)  | ''",
        "1n1l8c1t  | disjoint(2147483647, 1)  | ''",
        "1n1l4c1t  | overlap(0, 0, 0.5)       | ''",
        "1n1l4c1t  | overlap(0, 2, NaN)       | 0",
        "1n1l4c1t  | overlap(0, 2, Infinity)  | 0",
        "1n1l4c1t  | overlap(0, 2, 1.5)       | 0-1",
        "1n1l4c1t  | overlap(0, 2, -1.0)      | 0",
        "1n1l8c1t  | overlap(1431655766, 2, 1.0) | ''",
        "1n1l4c1t  | range(0.0, 1.0)          | 0-2",
        "1n1l4c1t  | range(0.5, 0.5)          | ''",
        "1n1l4c1t  | range(0.0, 2.0)          | 0-2",
        "1n1l4c1t  | range(-1.0, 1.0)         | 0-2",
        "1n1l4c1t  | range(0.8, 0.2)          | ''",
        "1n1l4c1t  | range(NaN, NaN)          | ''",
        "1n1l4c1t  | range(0.0, Infinity)     | ''",
        "1n1l4c1t  | range(0.0, 1.0E300)      | 0-2",
        // whole caches and nodes include the highest CPU
        "1n2l4c1t  | llc(0)                   | 0-3",
        "1n2l4c1t  | llc(1)                   | 4-7",
        "1n2l4c1t  | llc(99)                  | 4-7",
        "1n2l4c1t  | llc(-1)                  | 0-3",
        "1n2l4c1t  | numa(0)                  | 0-7",
        "2n4l4c1t  | numa(1)                  | 8-15",
        "2n4l4c1t  | numa(7)                  | 8-15",
        "1n1l4c1t  | exact(0,2,4)             | 0,2,4",
        "1n1l4c1t  | exact(3)                 | 3",
        "1n1l4c1t  | exact()                  | ''",
      })
  void resolvesTo(String topology, String spec, String cpus) {
    CpusetSpec cpuset = Texts.cpuset(spec);
    assertThat(cpuset.resolve(Topology.parse(topology))).isEqualTo(ListFormat.parse(cpus));
    assertThat(cpuset).hasToString(spec);
  }

  @Test
  void memoryOnlyNodeHasNoCpus() {
    Topology topology =
        Topology.of(1, 1, 4, 1).withNodes(NodeSpec.of(1, 128), NodeSpec.memoryOnly(128));
    assertThat(CpusetSpec.numa(1).resolve(topology)).isEmpty();
  }

  @Test
  void nodesAreFoundByIdNotByPosition() {
    CpuLayout gap =
        new CpuLayout(
            new TreeMap<>(Map.of(0, Set.of(0), 2, Set.of(1))), List.of(Set.of(0, 1)), Set.of(0, 2));
    assertThat(CpusetSpec.numa(2).resolve(gap)).containsExactly(1);
  }

  @Test
  void machineWithoutAnythingResolvesToNothing() {
    CpuLayout nothing = new CpuLayout(new TreeMap<>(), List.of(), Set.of());
    assertThat(CpusetSpec.llc(0).resolve(nothing)).isEmpty();
    assertThat(CpusetSpec.numa(0).resolve(nothing)).isEmpty();
    assertThat(CpusetSpec.range(0, 1).resolve(nothing)).isEmpty();
  }

  @Test
  void exactTakesCpusInAnyForm() {
    assertThat(CpusetSpec.exact(2, 0, 2))
        .isEqualTo(CpusetSpec.exact(IntStream.of(2, 0)))
        .isEqualTo(CpusetSpec.exact(List.of(0, 2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CpusetSpec.exact(1024))
        .withMessageContaining("CPU id 1024");
  }
}
