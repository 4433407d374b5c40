package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import io.ktstr.model.WorkType;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkNodeRulesTest {

  /** CPUs 0-1 on node 0, CPUs 2-3 on node 1, none on node 2. */
  private static final CpuLayout MACHINE =
      Topology.of(1, 1, 2, 1)
          .withNodes(NodeSpec.of(1, 128), NodeSpec.of(1, 128), NodeSpec.memoryOnly(128))
          .layout();

  @ParameterizedTest(name = "nodes {0}, mems {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0   |     | OK",
        "0-2 |     | OK",
        "2   | 2   | OK",
        "0-1 | 0-1 | OK",
        "3   |     | WORKERS_NODES_UNKNOWN",
        "0,3 | 0   | WORKERS_NODES_UNKNOWN",
        "0-1 | 0   | WORKERS_NODES_OUTSIDE_MEMS",
        "2   | 0-1 | WORKERS_NODES_OUTSIDE_MEMS",
      })
  void workingSetGoesWhereMemoryIsAllowed(String nodes, String mems, String expected) {
    int[] list = ListFormat.parse(nodes).stream().mapToInt(Integer::intValue).toArray();
    Optional<Set<Integer>> allowed = Optional.ofNullable(mems).map(ListFormat::parse);
    assertAnswer(
        WorkNodeRules.check(
            "cg_0", WorkType.numaWorkingSetSweep(list), Optional.of(Set.of(0)), allowed, MACHINE),
        expected);
  }

  @ParameterizedTest(name = "CPUs {0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "    | OK",
        "1-2 | OK",
        "0-1 | WORKERS_NODES_CHURN",
        "3   | WORKERS_NODES_CHURN",
      })
  void workersMoveBetweenNodesWithTheirCpus(String cpus, String expected) {
    Optional<Set<Integer>> allowed = Optional.ofNullable(cpus).map(ListFormat::parse);
    assertAnswer(
        WorkNodeRules.check(
            "cg_0", WorkType.numaMigrationChurn(), allowed, Optional.of(Set.of(0)), MACHINE),
        expected);
  }

  private static void assertAnswer(Verdict verdict, String expected) {
    assertThat(verdict.violation().map(v -> v.code().name()).orElse("OK")).isEqualTo(expected);
    verdict.violation().ifPresent(Messages::assertWellFormed);
  }

  @Test
  void messagesNameWhatIsWrongAndWhatIsThere() {
    Optional<Set<Integer>> mems = Optional.of(Set.of(0, 1));
    assertThat(message(WorkType.numaWorkingSetSweep(0, 7, 9), mems))
        .contains("on node 7,9 but", "memory are 0-2");
    assertThat(message(WorkType.numaWorkingSetSweep(2, 0), mems))
        .contains("on node 2, which", "cpuset.mems 0-1")
        .endsWith("add node 2 to cpusetMems");
  }

  private static String message(WorkType type, Optional<Set<Integer>> mems) {
    return WorkNodeRules.check("cg_0", type, Optional.empty(), mems, MACHINE)
        .violation()
        .orElseThrow()
        .message();
  }

  @Test
  void machineOfOneNodeHasNoOtherOne() {
    CpuLayout small = Topology.of(1, 1, 2, 1).layout();
    assertAnswer(
        WorkNodeRules.check(
            "cg_0", WorkType.numaMigrationChurn(), Optional.empty(), Optional.empty(), small),
        "WORKERS_NODES_CHURN");
  }

  @Test
  void sixteenNodesAreTheMostToMoveBetween() {
    assertAnswer(churn(Topology.of(16, 16, 1, 1).layout()), "OK");
    Verdict tooMany = churn(Topology.of(17, 17, 1, 1).layout());
    assertAnswer(tooMany, "WORKERS_NODES_COUNT");
    assertThat(tooMany.violation().orElseThrow().message())
        .contains("NumaMigrationChurn with 17 nodes");
  }

  private static Verdict churn(CpuLayout machine) {
    return WorkNodeRules.check(
        "cg_0", WorkType.numaMigrationChurn(), Optional.empty(), Optional.empty(), machine);
  }

  @Test
  void otherTypesStayWhereTheyAre() {
    assertAnswer(
        WorkNodeRules.check(
            "cg_0", WorkType.memTouch(), Optional.of(Set.of(0)), Optional.of(Set.of()), MACHINE),
        "OK");
  }
}
