package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuLayoutTest {

  /**
   * As a real machine may be: node ids with a gap, interleaved CPU numbers, a node without memory.
   */
  private static final CpuLayout REAL =
      new CpuLayout(
          new TreeMap<>(Map.of(0, Set.of(0, 2), 2, Set.of(1, 3), 4, Set.of(), 5, Set.of(4))),
          List.of(Set.of(0, 2), Set.of(1, 3), Set.of(4)),
          Set.of(0, 2, 4));

  @Test
  void nodesOfIsWhereTheCpusAre() {
    assertThat(REAL.nodesOf(Set.of())).isEmpty();
    assertThat(REAL.nodesOf(Set.of(2))).containsExactly(0);
    assertThat(REAL.nodesOf(Set.of(3, 0))).containsExactly(0, 2);
    assertThat(REAL.nodesOf(Set.of(99))).isEmpty();
  }

  @Test
  void memoryOnlyNodesHaveMemoryAndNoCpu() {
    assertThat(REAL.memoryOnlyNodes()).containsExactly(4);
  }

  @Test
  void whatIsNotAllowedIsLeftOut() {
    CpuLayout part = REAL.restrictedTo(Set.of(0, 1, 4), Set.of(0, 4));

    assertThat(part.nodes())
        .isEqualTo(Map.of(0, Set.of(0), 2, Set.of(1), 4, Set.of(), 5, Set.of(4)));
    assertThat(part.llcs()).containsExactly(Set.of(0), Set.of(1), Set.of(4));
    assertThat(part.memoryNodes()).containsExactly(0, 4);
  }

  @Test
  void nodeAndCacheOfWhichNothingIsAllowedAreGone() {
    CpuLayout part = REAL.restrictedTo(Set.of(0, 2), Set.of(0, 2));

    assertThat(part.nodes()).isEqualTo(Map.of(0, Set.of(0, 2), 2, Set.of()));
    assertThat(part.llcs()).containsExactly(Set.of(0, 2));
    assertThat(part.memoryOnlyNodes()).containsExactly(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0-1", "3, 0-1", "8, 0-6"})
  void highestOfMoreThanTwoCpusIsKeptFree(int cpus, String usable) {
    assertThat(Topology.of(1, 1, cpus, 1).layout().usableCpus())
        .isEqualTo(ListFormat.parse(usable));
  }

  @Test
  void everythingIsCopied() {
    TreeMap<Integer, Set<Integer>> nodes = new TreeMap<>(Map.of(0, Set.of(0)));
    CpuLayout layout = new CpuLayout(nodes, List.of(Set.of(0)), Set.of(0));
    nodes.put(1, Set.of(1));
    assertThat(layout.nodes()).containsOnlyKeys(0);
  }
}
