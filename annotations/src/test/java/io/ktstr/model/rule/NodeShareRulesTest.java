package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.NodeShareSpec;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeShareRulesTest {

  /** Node 2 is memory-only. */
  private static final CpuLayout MACHINE =
      Topology.of(1, 1, 2, 1)
          .withNodes(NodeSpec.of(1, 128), NodeSpec.of(1, 128), NodeSpec.memoryOnly(128))
          .layout();

  private static NodeShareSpec share(String cgroup, int node, double share) {
    return new NodeShareSpec(cgroup, node, share, 0.05);
  }

  private static void assertViolation(Verdict verdict, RuleCode code, String... words) {
    Verdict.Violation violation = verdict.violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(code);
    assertThat(violation.message()).contains(words);
    Messages.assertWellFormed(violation);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "0.5, 0.49", "0, 0.99", "1, 0.99", "0.25, 0.05"})
  void shareAndToleranceAreFrom0To1(double share, double tolerance) {
    assertThat(NodeShareRules.single(new NodeShareSpec("a", 0, share, tolerance)))
        .isEqualTo(Verdict.ok());
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, 0, share = -0.1",
    "1.1, 0, share = 1.1",
    "NaN, 0, share = NaN",
    "Infinity, 0, share = Infinity",
    "0.5, -0.1, tolerance = -0.1",
    "0.5, 5, tolerance = 5.0",
    "0.5, NaN, tolerance = NaN"
  })
  void anythingElseIsOutOfRange(double share, double tolerance, String fact) {
    assertViolation(
        NodeShareRules.single(new NodeShareSpec("a", 0, share, tolerance)),
        RuleCode.THRESHOLD_RANGE,
        fact,
        "[0.0, 1.0]");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "0, 1", "1, 1", "0.3, 0.7"})
  void toleranceThatCoversEverythingIsVacuous(double share, double tolerance) {
    assertViolation(
        NodeShareRules.single(new NodeShareSpec("", 1, share, tolerance)),
        RuleCode.NODE_SHARE_VACUOUS,
        "the node share of every cgroup on node 1 is " + share + " within " + tolerance);
  }

  @Test
  void oneNodeOfOneCgroupHasOneShare() {
    List<NodeShareSpec> earlier = List.of(share("a", 0, 0.5), share("", 1, 0.5));

    assertThat(NodeShareRules.unique(earlier, share("a", 1, 0.2))).isEqualTo(Verdict.ok());
    assertThat(NodeShareRules.unique(earlier, share("b", 0, 0.2))).isEqualTo(Verdict.ok());
    assertThat(NodeShareRules.unique(earlier, share("", 0, 0.2))).isEqualTo(Verdict.ok());
    assertViolation(
        NodeShareRules.unique(earlier, share("a", 0, 0.2)),
        RuleCode.NODE_SHARE_TWICE,
        "of cgroup \"a\" are about node 0");
  }

  @Test
  void sharesOfACgroupNeedNoMoreThanThereIs() {
    List<NodeShareSpec> shares = List.of(share("a", 0, 0.6), share("a", 1, 0.5));

    assertThat(NodeShareRules.sum(shares, "a")).as("1.1 - 2 * 0.05").isEqualTo(Verdict.ok());
    assertThat(NodeShareRules.sum(shares, "b")).isEqualTo(Verdict.ok());
    assertViolation(
        NodeShareRules.sum(List.of(share("a", 0, 0.6), share("a", 1, 0.6)), "a"),
        RuleCode.NODE_SHARE_SUM,
        "cgroup \"a\" come to 1.1 at least");
    assertThat(
            NodeShareRules.sum(
                List.of(share("a", 0, 0.6), share("b", 1, 0.6), share("", 0, 0.9)), "a"))
        .as("its own share takes the place of that of every cgroup")
        .isEqualTo(Verdict.ok());
    assertViolation(
        NodeShareRules.sum(List.of(share("a", 0, 0.6), share("", 1, 0.6)), "a"),
        RuleCode.NODE_SHARE_SUM,
        "come to 1.1 at least");
  }

  @Test
  void tolerancesCannotMakeUpForMoreThanTheirShare() {
    NodeShareSpec none = new NodeShareSpec("a", 2, 0, 0.5);

    assertViolation(
        NodeShareRules.sum(List.of(share("a", 0, 0.6), share("a", 1, 0.6), none), "a"),
        RuleCode.NODE_SHARE_SUM,
        "come to 1.1");
  }

  @Test
  void sharesOfAllNodesLeaveNothingOver() {
    List<NodeShareSpec> two = List.of(share("a", 0, 0.4), share("a", 1, 0.4));

    assertThat(NodeShareRules.complete(two, "a", MACHINE)).isEqualTo(Verdict.ok());
    assertViolation(
        NodeShareRules.complete(
            List.of(share("a", 0, 0.4), share("a", 1, 0.4), share("a", 2, 0.04)), "a", MACHINE),
        RuleCode.NODE_SHARE_SUM_LOW,
        "name every node and come to 0.99 at most");
    assertThat(
            NodeShareRules.complete(
                List.of(share("a", 0, 0.4), share("a", 1, 0.4), share("a", 2, 0.05)), "a", MACHINE))
        .isEqualTo(Verdict.ok());
  }

  @Test
  void cgroupIsOneOfThoseThatThereAre() {
    Set<String> declared = Set.of("a");

    assertThat(NodeShareRules.known(share("a", 0, 1), declared)).isEqualTo(Verdict.ok());
    assertThat(NodeShareRules.known(share("", 0, 1), declared)).isEqualTo(Verdict.ok());
    assertViolation(
        NodeShareRules.known(share("b", 0, 1), declared),
        RuleCode.NODE_SHARE_CGROUP,
        "names the cgroup \"b\"",
        "name one of a,");
    assertViolation(
        NodeShareRules.known(share("b", 0, 1), Set.of()),
        RuleCode.NODE_SHARE_CGROUP,
        "name one of none,");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "2, true", "3, false", "-1, false"})
  void nodeHasMemory(int node, boolean fine) {
    Verdict verdict = NodeShareRules.node(share("a", node, 1), MACHINE);

    assertThat(verdict.violation().isEmpty()).isEqualTo(fine);
    if (!fine) {
      assertViolation(
          verdict, RuleCode.NODE_SHARE_NODE, "names node " + node, "has memory on node 0-2 only");
    }
  }
}
