package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import io.ktstr.model.TopologyDraft;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyRulesTest {

  @Test
  void shapeAndDistancesAreJudgedEachOnItsOwn() {
    TopologyDraft good = new TopologyDraft(2, 2, 1, 1, List.of(), List.of(10, 20, 20, 10));
    assertThat(TopologyRules.shape(good)).isEqualTo(Verdict.ok());
    assertThat(TopologyRules.distances(good)).isEqualTo(Verdict.ok());

    TopologyDraft bad = new TopologyDraft(2, 3, 1, 1, List.of(), List.of(10, 20, 30, 10));
    assertViolation(TopologyRules.shape(bad), RuleCode.TOPOLOGY_INVALID, "llcs = 3");
    assertViolation(TopologyRules.distances(bad), RuleCode.TOPOLOGY_DISTANCES, "same both ways");
  }

  @ParameterizedTest(name = "min {0}, max {1}, declared {2}")
  @CsvSource({",, 2", "1,, 2", "2,, 2", ",2, 2", ",9, 2", "2,2, 2", "1,3, 2"})
  void constraintThatTheDeclaredMachineMeetsIsOk(Integer min, Integer max, int declared) {
    assertThat(constraint(min, max, declared)).isEqualTo(Verdict.ok());
  }

  @ParameterizedTest(name = "min {0}, max {1}, declared {2}: {3}")
  @CsvSource({
    "0,, 2, TOPOLOGY_CONSTRAINT, minNumaNodes = 0",
    "-1,, 2, TOPOLOGY_CONSTRAINT, minNumaNodes = -1",
    ",0, 2, TOPOLOGY_CONSTRAINT, maxNumaNodes = 0",
    "3,2, 2, TOPOLOGY_MIN_EXCEEDS_MAX, minNumaNodes = 3 exceeds maxNumaNodes = 2",
    "3,, 2, TOPOLOGY_OUTSIDE_CONSTRAINT, minNumaNodes = 3 but the declared topology has 2 numaNodes",
    ",1, 2, TOPOLOGY_OUTSIDE_CONSTRAINT, maxNumaNodes = 1 but the declared topology has 2 numaNodes",
    "0,-1, 2, TOPOLOGY_CONSTRAINT, minNumaNodes = 0",
    "5,4, 2, TOPOLOGY_MIN_EXCEEDS_MAX, minNumaNodes = 5",
  })
  void constraintThatCannotBeMetIsNamed(
      Integer min, Integer max, int declared, RuleCode code, String words) {
    assertViolation(constraint(min, max, declared), code, words);
  }

  @Test
  void constraintMessageSaysWhatToWriteInstead() {
    assertViolation(
        constraint(3, 2, 2),
        RuleCode.TOPOLOGY_MIN_EXCEEDS_MAX,
        "raise maxNumaNodes to 3 or lower minNumaNodes to 2");
    assertViolation(
        constraint(3, null, 2), RuleCode.TOPOLOGY_OUTSIDE_CONSTRAINT, "write minNumaNodes = 2,");
  }

  @Test
  void severalNodesNeedAWrittenNumberOfLlcs() {
    assertThat(TopologyRules.llcsNotWritten(1)).isEqualTo(Verdict.ok());
    assertViolation(TopologyRules.llcsNotWritten(2), RuleCode.TOPOLOGY_INVALID, "write llcs = 2");
  }

  @ParameterizedTest(name = "{0} MiB: {1}")
  @CsvSource({"192, true", "4096, true", "191, false", "0, false", "-1, false"})
  void memoryIsEnoughForTheNodesThatDoNotSayTheirOwn(int memoryMb, boolean ok) {
    Topology topology =
        Topology.of(1, 1, 1, 1).withNodes(NodeSpec.withLlcs(1), NodeSpec.memoryOnly(128));
    assertThat(TopologyRules.memory(topology, memoryMb).equals(Verdict.ok())).isEqualTo(ok);
  }

  @ParameterizedTest(name = "{0} MiB: {1}")
  @CsvSource({"192, true", "191, false", "193, false"})
  void memoryIsTheSumOfNodesThatAllSayTheirOwn(int memoryMb, boolean ok) {
    Topology topology =
        Topology.of(1, 1, 1, 1).withNodes(NodeSpec.of(1, 64), NodeSpec.memoryOnly(128));
    assertThat(TopologyRules.memory(topology, memoryMb).equals(Verdict.ok())).isEqualTo(ok);
  }

  @Test
  void memoryMessageNamesWhatIsNeeded() {
    assertViolation(
        TopologyRules.memory(Topology.of(2, 2, 1, 1), 100),
        RuleCode.TOPOLOGY_INVALID,
        "memoryMb = 128 or more");
    assertViolation(
        TopologyRules.memory(Topology.of(1, 1, 1, 1).withNodes(NodeSpec.of(1, 64)), 100),
        RuleCode.TOPOLOGY_INVALID,
        "64 MiB in total");
  }

  private static Verdict constraint(Integer min, Integer max, int declared) {
    return TopologyRules.constraint("NumaNodes", optional(min), optional(max), declared);
  }

  private static OptionalInt optional(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static void assertViolation(Verdict verdict, RuleCode code, String words) {
    Verdict.Violation violation = verdict.violation().orElseThrow();
    assertThat(violation.code()).as(violation.message()).isEqualTo(code);
    assertThat(violation.message()).contains(words);
    Messages.assertWellFormed(violation);
  }
}
