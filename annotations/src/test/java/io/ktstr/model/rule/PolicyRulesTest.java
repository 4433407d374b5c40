package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.Texts;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRulesTest {

  /** CPUs 0-3 on node 0, CPUs 4-7 on node 1. */
  private static final CpuLayout TWO_NODES = Topology.of(2, 2, 4, 1).layout();

  /** CPUs 0-3 on node 0, none on node 1. */
  private static final CpuLayout MEMORY_ONLY_NODE =
      Topology.of(1, 1, 4, 1).withNodes(NodeSpec.of(1, 256), NodeSpec.memoryOnly(128)).layout();

  /**
   * What set_mempolicy(2) of Linux 6.18 answers on a machine with node 0 only, for the nodemask {0}
   * or none.
   */
  @ParameterizedTest(name = "{0}: refused with {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "local                 | STATIC RELATIVE BALANCING STATIC+BALANCING RELATIVE+BALANCING STATIC+RELATIVE",
        "default               | BALANCING STATIC+BALANCING RELATIVE+BALANCING STATIC+RELATIVE",
        "bind:0                | STATIC+RELATIVE",
        "preferred-many:0      | STATIC+RELATIVE",
        "preferred:0           | BALANCING STATIC+BALANCING RELATIVE+BALANCING STATIC+RELATIVE",
        "interleave:0          | BALANCING STATIC+BALANCING RELATIVE+BALANCING STATIC+RELATIVE",
        "weighted-interleave:0 | BALANCING STATIC+BALANCING RELATIVE+BALANCING STATIC+RELATIVE",
      })
  void flagsThatTheKernelRefusesAreViolationsAndNoOthersOnPoliciesWithNodes(
      String policy, String refused) {
    Set<String> refusals = Set.of(refused.split(" ", -1));
    String all =
        "NONE STATIC RELATIVE BALANCING STATIC+BALANCING RELATIVE+BALANCING STATIC+RELATIVE";
    for (String flags : all.split(" ", -1)) {
      boolean violated =
          judge(policy, flags, null, null, Topology.of(1, 1, 1, 1).layout())
              .violation()
              .isPresent();
      boolean withoutMeaning = policy.equals("default") && !flags.equals("NONE");
      assertThat(violated).as(flags).isEqualTo(refusals.contains(flags) || withoutMeaning);
    }
  }

  @ParameterizedTest(name = "{0} {1}, CPUs {2}, mems {3}: {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        // no nodes to check
        "default               | NONE             | 0-3 |     | OK",
        "local                 | NONE             | 0-3 |     | OK",
        // covered, and outside
        "bind:0-1              | NONE             | 0-7 |     | OK",
        "bind:0-1              | NONE             | 3-4 |     | OK",
        "bind:1                | NONE             | 0-3 |     | POLICY_OUTSIDE_CPUSET",
        "preferred:1           | NONE             | 4-7 |     | OK",
        "preferred:1           | NONE             | 0-3 |     | POLICY_OUTSIDE_CPUSET",
        "interleave:0-1        | NONE             | 0-3 |     | POLICY_OUTSIDE_CPUSET",
        "preferred-many:0-1    | NONE             | 0-3 |     | POLICY_OUTSIDE_CPUSET",
        "weighted-interleave:1 | NONE             | 0-3 |     | POLICY_OUTSIDE_CPUSET",
        "bind:1                | BALANCING        | 0-3 |     | POLICY_OUTSIDE_CPUSET",
        "bind:0                | BALANCING        | 0-3 |     | OK",
        // said to be meant
        "interleave:0-1        | STATIC           | 0-3 |     | OK",
        "preferred-many:0-1    | STATIC+BALANCING | 0-3 |     | OK",
        "bind:1                | STATIC           | 0-3 |     | OK",
        "bind:1                | RELATIVE         | 0-3 |     | OK",
        // no cpuset
        "bind:1                | NONE             |     |     | OK",
        "bind:2                | NONE             |     |     | POLICY_UNKNOWN_NODE",
        "bind:2                | RELATIVE         |     |     | POLICY_UNKNOWN_ORDINAL",
        "bind:                 | NONE             |     |     | POLICY_EMPTY_NODES",
        "bind:0                | STATIC+RELATIVE  |     |     | FLAGS_CONFLICT",
        "local                 | STATIC           |     |     | FLAGS_NOT_APPLICABLE",
        // existence
        "bind:2                | NONE             | 0-3 |     | POLICY_UNKNOWN_NODE",
        "bind:0,2              | STATIC           | 0-3 |     | POLICY_UNKNOWN_NODE",
        "preferred:1023        | NONE             | 0-3 |     | POLICY_UNKNOWN_NODE",
        // emptiness
        "interleave:           | NONE             | 0-3 |     | POLICY_EMPTY_NODES",
        "preferred-many:       | STATIC           | 0-3 |     | POLICY_EMPTY_NODES",
        "weighted-interleave:  | RELATIVE         | 0-3 |     | POLICY_EMPTY_NODES",
        // the first hit decides
        "default               | STATIC+RELATIVE  | 0-3 |     | FLAGS_CONFLICT",
        "interleave:9          | STATIC+RELATIVE+BALANCING | 0-3 | | FLAGS_CONFLICT",
        "interleave:           | BALANCING        | 0-3 |     | FLAGS_NOT_APPLICABLE",
        "preferred:9           | BALANCING        | 0-3 |     | FLAGS_NOT_APPLICABLE",
        "bind:1-2              | NONE             | 0-3 |     | POLICY_UNKNOWN_NODE",
        // ordinals count the allowed nodes
        "bind:0-1              | RELATIVE         | 0-3 |     | OK",
        "bind:0-1              | RELATIVE         | 0-3 | 0   | POLICY_UNKNOWN_ORDINAL",
        "bind:0                | RELATIVE         | 0-3 | 1   | OK",
        "bind:1                | RELATIVE         | 0-3 | 0-1 | OK",
        "bind:2                | RELATIVE         | 0-3 | 0-1 | POLICY_UNKNOWN_ORDINAL",
        // cpuset.mems, once written, is what the kernel narrows to
        "bind:1                | NONE             | 0-3 | 1   | OK",
        "bind:1                | NONE             | 0-3 | 0-1 | OK",
        "bind:1                | NONE             |     | 0   | POLICY_OUTSIDE_MEMS",
        "bind:0-1              | NONE             | 0-7 | 0   | POLICY_OUTSIDE_MEMS",
        "bind:0-1              | STATIC           | 0-7 | 0   | OK",
        "bind:1                | STATIC           | 0-7 | 0   | POLICY_OUTSIDE_MEMS",
        "bind:2                | NONE             | 0-7 | 0   | POLICY_UNKNOWN_NODE",
        "local                 | NONE             | 0-3 | 1   | OK",
      })
  void policyOnTwoNodes(String policy, String flags, String cpus, String mems, String expected) {
    assertCode(judge(policy, flags, cpus, mems, TWO_NODES), expected);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bind:1         | NONE     | POLICY_OUTSIDE_CPUSET_MEMORY_ONLY",
        "interleave:0-1 | NONE     | POLICY_OUTSIDE_CPUSET_MEMORY_ONLY",
        "bind:1         | STATIC   | OK",
        "bind:1         | RELATIVE | OK",
        "bind:0         | NONE     | OK",
      })
  void memoryOnlyNodeExistsButNoCpusetReachesIt(String policy, String flags, String expected) {
    assertCode(judge(policy, flags, "0-3", null, MEMORY_ONLY_NODE), expected);
  }

  @Test
  void nodeWithoutMemoryDoesNotExistForAPolicy() {
    CpuLayout machine = new CpuLayout(TWO_NODES.nodes(), TWO_NODES.llcs(), Set.of(0));
    assertCode(judge("bind:1", "NONE", "4-7", null, machine), "POLICY_UNKNOWN_NODE");
    assertCode(judge("bind:1", "RELATIVE", "4-7", null, machine), "POLICY_UNKNOWN_ORDINAL");
  }

  @ParameterizedTest(name = "{0} {1}, mems {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "default  | NONE            |   | OK",
        "local    | NONE            |   | OK",
        "bind:0   | NONE            |   | UNDECIDED",
        "bind:0   | RELATIVE        |   | UNDECIDED",
        "bind:1   | RELATIVE        | 0 | POLICY_UNKNOWN_ORDINAL",
        "bind:0   | RELATIVE        | 0 | OK",
        "bind:    | NONE            |   | POLICY_EMPTY_NODES",
        "bind:0   | STATIC+RELATIVE |   | FLAGS_CONFLICT",
        "local    | BALANCING       |   | FLAGS_NOT_APPLICABLE",
      })
  void unknownMachineLeavesOnlyWhatDependsOnItUndecided(
      String policy, String flags, String mems, String expected) {
    assertCode(judge(policy, flags, "0-3", mems, null), expected);
  }

  @ParameterizedTest
  @CsvSource({"0, POLICY_WEIGHTS", "-1, POLICY_WEIGHTS", "1, OK", "255, OK", "256, POLICY_WEIGHTS"})
  void weightIsFrom1To255(int weight, String expected) {
    MemPolicy policy = MemPolicy.weightedInterleave(Map.of(0, 1, 1, weight));
    assertCode(
        PolicyRules.check(question(policy, MpolFlags.NONE, null, null, TWO_NODES)), expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0-1, POLICY_WEIGHTS_NODES",
    "1, POLICY_WEIGHTS_NODES",
    "0, OK",
    "'', POLICY_EMPTY_NODES"
  })
  void weightsNameExactlyTheNodes(String nodes, String expected) {
    MemPolicy policy = new MemPolicy.WeightedInterleave(ListFormat.parse(nodes), Map.of(0, 7));
    assertCode(
        PolicyRules.check(question(policy, MpolFlags.NONE, null, null, TWO_NODES)), expected);
  }

  @Test
  void writtenWeightsBelongToTheNodesOneByOne() {
    assertCode(PolicyRules.weights("cg_test", List.of(1, 0), List.of(3, 1)), "OK");
    assertCode(PolicyRules.weights("cg_test", List.of(), List.of()), "OK");
    assertCode(PolicyRules.weights("cg_test", List.of(0, 1), List.of(3)), "POLICY_WEIGHTS_COUNT");
    assertCode(PolicyRules.weights("cg_test", List.of(0), List.of(3, 1)), "POLICY_WEIGHTS_COUNT");
    assertCode(
        PolicyRules.weights("cg_test", List.of(0, 0), List.of(3, 3)), "POLICY_WEIGHTS_TWICE");
  }

  @Test
  void machineHasOneWeightForEachNode() {
    Map<Integer, Integer> earlier = Map.of(0, 3);
    assertThat(PolicyRules.sameWeight(earlier, "cg_0", 0, 3)).isEqualTo(Verdict.ok());
    assertThat(PolicyRules.sameWeight(earlier, "cg_0", 1, 9)).isEqualTo(Verdict.ok());
    assertCode(PolicyRules.sameWeight(earlier, "cg_0", 0, 4), "POLICY_WEIGHTS_CLASH");
  }

  @Test
  void weightsAreJudgedBeforeExistence() {
    MemPolicy policy = MemPolicy.weightedInterleave(Map.of(9, 0));
    assertCode(
        PolicyRules.check(question(policy, MpolFlags.NONE, null, null, TWO_NODES)),
        "POLICY_WEIGHTS");
  }

  @Test
  void messageNamesEverythingThatTheReaderNeeds() {
    assertThat(message("bind:1", "NONE", "0-3", null))
        .contains("\"cg_test\"", "bind:1", "CPUs 0-3 reach only node 0, not node 1", "cross-socket")
        .contains(
            "almost certainly unintended",
            "CpusetSpec.numa(1)",
            "CpusetSpec.exact with CPUs 0-7",
            "STATIC_NODES");
    assertThat(message("interleave:0-1", "NONE", "0-3", null)).contains("not node 1;");
    assertThat(message("bind:0,2,4", "NONE", "0-3", null))
        .contains("no node 2,4 with memory, only 0-1;", "name nodes within 0-1");
    assertThat(message("bind:0-3", "RELATIVE", "0-3", null))
        .contains("ordinal 2-3", "nodes, 2", "within 0-1");
    assertThat(message("bind:0-1", "NONE", "0-3", "0"))
        .contains("node 1 is not in its cpuset.mems 0", "add node 1 to cpusetMems");
    assertThat(message("interleave:0", "BALANCING", "0-3", null))
        .contains("NUMA_BALANCING", "interleave:0", "bind and preferredMany");
    assertThat(message("interleave:", "NONE", "0-3", null))
        .contains("Interleave policy without nodes");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1023})
  void nodeIdThatAMachineCanHaveIsFine(int node) {
    assertThat(PolicyRules.nodeId("cg_test", node)).isEqualTo(Verdict.ok());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1024})
  void nodeIdThatNoMachineHasIsNot(int node) {
    assertCode(PolicyRules.nodeId("cg_test", node), "POLICY_NODE_RANGE");
  }

  private static String message(String policy, String flags, String cpus, String mems) {
    return judge(policy, flags, cpus, mems, TWO_NODES).violation().orElseThrow().message();
  }

  private static Verdict judge(
      String policy, String flags, String cpus, String mems, CpuLayout machine) {
    return PolicyRules.check(
        question(Texts.policy(policy), Texts.flags(flags), cpus, mems, machine));
  }

  private static PolicyQuestion question(
      MemPolicy policy, MpolFlags flags, String cpus, String mems, CpuLayout machine) {
    return new PolicyQuestion(
        "cg_test",
        policy,
        flags,
        Optional.ofNullable(cpus).map(ListFormat::parse),
        Optional.ofNullable(mems).map(ListFormat::parse),
        Optional.ofNullable(machine));
  }

  private static void assertCode(Verdict verdict, String expected) {
    if (verdict instanceof Verdict.Violation violation) {
      assertThat(violation.code().name()).as(violation.message()).isEqualTo(expected);
      Messages.assertWellFormed(violation);
    } else {
      assertThat(verdict.getClass().getSimpleName()).isEqualToIgnoringCase(expected);
    }
  }
}
