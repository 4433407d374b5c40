package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyDraftTest {

  @ParameterizedTest(name = "{0}n{1}l{2}c{3}t: {4}")
  @CsvSource({
    "1, 0, 0, 0, llcs is 0",
    "0, 1, 0, 0, cores is 0",
    "0, 1, 1, 0, threads is 0",
    "0, 1, 1, 1, numaNodes is 0",
    "-1, 1, 1, 1, numaNodes is -1",
    "1, -2, 1, 1, llcs is -2",
    "2, 3, 1, 1, llcs = 3 cannot be divided evenly over numaNodes = 2",
    "4, 2, 1, 1, llcs = 2 cannot be divided evenly over numaNodes = 4",
    "1, 1, 1025, 1, more than 1024 CPUs",
    "1, 1, 513, 2, more than 1024 CPUs",
    "2, 65536, 65536, 2, more than 1024 CPUs",
    "1, 2147483647, 2147483647, 2147483647, more than 1024 CPUs",
    "1, 4194304, 2097152, 2097152, more than 1024 CPUs",
    "1, 65536, 65536, 1, more than 1024 CPUs",
    "65, 65, 1, 1, numaNodes is 65",
  })
  void impossibleCountsAreNamed(int nodes, int llcs, int cores, int threads, String fact) {
    TopologyDraft draft = new TopologyDraft(nodes, llcs, cores, threads, List.of(), List.of());
    assertThat(draft.shapeDefect())
        .hasValueSatisfying(defect -> assertThat(defect.fact()).contains(fact));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Topology.of(nodes, llcs, cores, threads))
        .withMessageContaining(fact);
  }

  static Stream<Arguments> impossibleNodes() {
    NodeSpec cpus = NodeSpec.of(1, 64);
    return Stream.of(
        arguments(3, 2, List.of(cpus, cpus), "2 nodes are listed but numaNodes is 3"),
        arguments(2, 3, List.of(cpus, cpus), "the listed nodes have 2 LLCs but llcs is 3"),
        arguments(2, 2, List.of(NodeSpec.withLlcs(3), NodeSpec.withLlcs(-1)), "node 1 has -1 LLCs"),
        arguments(1, 1, List.of(NodeSpec.of(1, 0)), "node 0 has 0 MiB"),
        arguments(1, 1, List.of(NodeSpec.of(1, 63)), "node 0 has 63 MiB"),
        arguments(2, 1, List.of(cpus, NodeSpec.memoryOnly(0)), "node 1 has 0 MiB"),
        arguments(2, 1, List.of(cpus, NodeSpec.withLlcs(0)), "node 1 has neither CPUs nor a size"));
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("impossibleNodes")
  void impossibleNodesAreNamed(int numaNodes, int llcs, List<NodeSpec> nodes, String fact) {
    TopologyDraft draft = new TopologyDraft(numaNodes, llcs, 1, 1, nodes, List.of());
    assertThat(draft.shapeDefect())
        .hasValueSatisfying(defect -> assertThat(defect.fact()).contains(fact));
    assertThatIllegalArgumentException().isThrownBy(draft::topology).withMessageContaining(fact);
  }

  @Test
  void machineNeedsANodeWithCpus() {
    Topology topology = Topology.of(1, 1, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> topology.withNodes(NodeSpec.memoryOnly(128)))
        .withMessageContaining("llcs is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(topology::withNodes)
        .withMessageContaining("llcs is 0");
  }

  @ParameterizedTest(name = "{1} on {0} nodes: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | 10,20,20             | 3 distances for 2 nodes; * write 4 numbers",
        "2 | 11,20,20,10          | node 0 to node 0 is 11; * itself is 10",
        "2 | 10,20,20,9           | node 1 to node 1 is 9; * itself is 10",
        "2 | 10,10,10,10          | node 0 to node 1 is 10; * 11 to 254",
        "2 | 10,255,255,10        | node 0 to node 1 is 255; * unreachable",
        "2 | 10,20,-1,10          | node 0 to node 1 is 20 but -1 on the way back; * write 20 for both",
        "3 | 10,20,30,20,10,25,30,26,10 | node 1 to node 2 is 25 but 26 on the way back; * write 25 for both",
        "65536 | 10               | 1 distances for 65536 nodes; * write 4294967296 numbers",
      })
  void impossibleDistancesAreNamed(int nodes, String distances, String words) {
    TopologyDraft draft = new TopologyDraft(nodes, nodes, 1, 1, List.of(), numbers(distances));
    assertThat(draft.distanceDefect())
        .hasValueSatisfying(
            defect -> assertThat(defect.toString()).contains(words.split(" \\* ", -1)));
    assertThatIllegalArgumentException().isThrownBy(draft::topology);
  }

  @Test
  void shapeIsJudgedBeforeDistances() {
    TopologyDraft draft = new TopologyDraft(2, 3, 1, 1, List.of(), List.of(1));
    assertThatIllegalArgumentException()
        .isThrownBy(draft::topology)
        .withMessageContaining("cannot be divided");
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList();
  }
}
