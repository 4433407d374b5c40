package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyTest {

  private static final Topology ONE_CORE = Topology.of(1, 1, 1, 1);

  @Test
  void numbersAreWhatIsDeclared() {
    Topology topology = Topology.of(1, 2, 4, 2);
    assertThat(topology.numaNodes()).isEqualTo(1);
    assertThat(topology.llcs()).isEqualTo(2);
    assertThat(topology.cores()).isEqualTo(4);
    assertThat(topology.threads()).isEqualTo(2);
    assertThat(topology.totalCpus()).isEqualTo(16);
    assertThat(topology).hasToString("1n2l4c2t").isEqualTo(Topology.parse("1n2l4c2t"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "1, 0, 0, 1",
    "2, 0, 1, 0",
    "3, 0, 1, 1",
    "4, 1, 0, 0",
    "5, 1, 0, 1",
    "6, 1, 1, 0",
    "7, 1, 1, 1",
  })
  void cpuDecomposesIntoLlcCoreAndThread(int cpu, int llc, int core, int thread) {
    Topology topology = Topology.of(1, 2, 2, 2);
    assertThat(List.of(topology.llcOf(cpu), topology.coreOf(cpu), topology.threadOf(cpu)))
        .containsExactly(llc, core, thread);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 8})
  void cpuThatTheMachineLacksIsRefused(int cpu) {
    Topology topology = Topology.of(1, 2, 2, 2);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> topology.llcOf(cpu));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> topology.coreOf(cpu));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> topology.threadOf(cpu));
  }

  @ParameterizedTest(name = "nodes with {0} LLCs: LLCs are on nodes {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2,2 | 0,0,1,1",
        "1,3 | 0,1,1,1",
        "2,0,2 | 0,0,2,2",
        "1,7 | 0,1,1,1,1,1,1,1",
        "0,1 | 1"
      })
  void llcsAreNumberedNodeByNode(String llcsOfNodes, String nodeOfLlcs) {
    Topology topology = listed(numbers(llcsOfNodes));
    int[] nodes = numbers(nodeOfLlcs);
    assertThat(topology.llcs()).isEqualTo(nodes.length);
    for (int llc = 0; llc < nodes.length; llc++) {
      assertThat(topology.numaNodeOf(llc)).isEqualTo(nodes[llc]);
    }
  }

  @Test
  void llcsOfEqualNodesAreSharedEvenly() {
    Topology topology = Topology.of(2, 4, 1, 1);
    assertThat(topology.nodes()).containsExactly(NodeSpec.withLlcs(2), NodeSpec.withLlcs(2));
    assertThat(topology.numaNodeOf(1)).isZero();
    assertThat(topology.numaNodeOf(2)).isEqualTo(1);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> topology.numaNodeOf(100));
  }

  @Test
  void listedNodesKeepTheirMemoryAndMayHaveNoCpus() {
    Topology topology =
        Topology.of(1, 1, 4, 1).withNodes(NodeSpec.of(2, 256), NodeSpec.memoryOnly(128));
    assertThat(topology).hasToString("2n2l4c1t");
    assertThat(topology.nodes()).containsExactly(NodeSpec.of(2, 256), NodeSpec.of(0, 128));
    assertThat(topology.layout().nodes().get(1)).isEmpty();
    assertThat(topology.layout().memoryNodes()).containsExactly(0, 1);
    assertThat(topology.layout().memoryOnlyNodes()).containsExactly(1);
  }

  @Test
  void distancesAreTenAndTwentyUnlessDeclared() {
    Topology topology = Topology.of(2, 2, 1, 1);
    assertThat(topology.distances()).isEmpty();
    assertThat(topology.distance(1, 1)).isEqualTo(10);
    assertThat(topology.distance(1, 0)).isEqualTo(20);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> topology.distance(0, 2));
  }

  @Test
  void declaredDistancesAreReadRowByRow() {
    Topology topology = Topology.of(3, 3, 1, 1).withDistances(10, 20, 30, 20, 10, 25, 30, 25, 10);
    assertThat(topology.distance(0, 2)).isEqualTo(30);
    assertThat(topology.distance(1, 2)).isEqualTo(25);
    assertThat(topology.distance(2, 1)).isEqualTo(25);
    assertThat(topology.distance(2, 2)).isEqualTo(10);
  }

  @Test
  void distancesAtEitherEndAreAccepted() {
    assertThat(Topology.of(2, 2, 1, 1).withDistances(10, 11, 11, 10).distance(0, 1)).isEqualTo(11);
    assertThat(Topology.of(2, 2, 1, 1).withDistances(10, 254, 254, 10).distance(0, 1))
        .isEqualTo(254);
  }

  @Test
  void nodesAndDistancesArePartOfEquality() {
    Topology plain = Topology.of(2, 2, 1, 1);
    assertThat(plain).isEqualTo(Topology.of(2, 2, 1, 1)).hasSameHashCodeAs(Topology.of(2, 2, 1, 1));
    assertThat(plain.withDistances(10, 30, 30, 10)).isNotEqualTo(plain);
    assertThat(plain.withNodes(NodeSpec.of(1, 64), NodeSpec.of(1, 128))).isNotEqualTo(plain);
  }

  @Test
  void largestMachineHas1024Cpus() {
    assertThat(Topology.of(64, 64, 8, 2).totalCpus()).isEqualTo(1024);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2n",
        "2n4l4c",
        "2n4l4c1",
        "4l2n4c1t",
        "2n4l4c1tx",
        "x2n4l4c1t",
        " 2n4l4c1t",
        "2n4l4c1t\n",
        "2n 4l 4c 1t",
        "2N4L4C1T",
        "2s4c1t",
        "-2n4l4c1t",
        "+2n4l4c1t",
        "2.0n4l4c1t",
        "2n4l4c1t2n4l4c1t",
        "\u0662n4l4c1t",
        "9999999n1l1c1t",
      })
  void parseRefusesAnyOtherText(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Topology.parse(text))
        .withMessageContainingAll("is not a topology", "2n4l4c1t");
  }

  @Test
  void parseRefusesAMachineThatCannotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Topology.parse("2n3l1c1t"))
        .withMessageContainingAll(
            "topology 2n3l1c1t", "llcs = 3 cannot be divided evenly", "llcs = 4");
  }

  private static Topology listed(int... llcsOfNodes) {
    return ONE_CORE.withNodes(
        Arrays.stream(llcsOfNodes)
            .mapToObj(llcs -> NodeSpec.of(llcs, 64))
            .toArray(NodeSpec[]::new));
  }

  private static int[] numbers(String text) {
    return Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
