package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.Texts;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.ListFormat;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpusetRulesTest {

  private static final CpuLayout MEMORY_ONLY_NODE =
      Topology.of(1, 1, 4, 1).withNodes(NodeSpec.of(1, 128), NodeSpec.memoryOnly(128)).layout();

  /** Nodes 0 and 2, one CPU each. */
  private static final CpuLayout GAP =
      new CpuLayout(
          new TreeMap<>(Map.of(0, Set.of(0), 2, Set.of(1))),
          List.of(Set.of(0), Set.of(1)),
          Set.of(0, 2));

  @ParameterizedTest(name = "{1} on {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1n2l4c1t | llc(0)",
        "1n2l4c1t | llc(1)",
        "2n4l4c1t | numa(1)",
        "1n1l4c1t | range(0.0, 1.0)",
        "1n1l4c1t | range(-0.0, 0.34)",
        "1n1l4c1t | disjoint(0, 1)",
        "1n1l4c1t | disjoint(2, 3)",
        "1n1l4c1t | overlap(1, 2, 0.0)",
        "1n1l4c1t | overlap(1, 2, 1.0)",
        "1n1l4c1t | exact(0,2)",
        "1n1l4c1t | exact(3)",
      })
  void cpusetThatFitsIsOk(String topology, String spec) {
    assertThat(CpusetRules.check("cg_0", Texts.cpuset(spec), Topology.parse(topology).layout()))
        .isEqualTo(Verdict.ok());
  }

  @ParameterizedTest(name = "{1} on {0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1n2l4c1t | llc(2)            | CPUSET_OUT_OF_RANGE | numbers its last-level caches 0-1; * use one of 0-1",
        "1n1l4c1t | llc(99)           | CPUSET_OUT_OF_RANGE | llc(99) * numbers its last-level caches 0; * use one of 0",
        "1n2l4c1t | llc(-1)           | CPUSET_OUT_OF_RANGE | llc(-1)",
        "2n4l4c1t | numa(2)           | CPUSET_OUT_OF_RANGE | numbers its NUMA nodes 0-1; * use one of 0-1",
        "2n4l4c1t | numa(-1)          | CPUSET_OUT_OF_RANGE | numa(-1)",
        "1n1l4c1t | disjoint(0, 0)    | CPUSET_PARTITION    | count 0, which must be above 0; * write a count of 1 or more",
        "1n1l4c1t | disjoint(0, -1)   | CPUSET_PARTITION    | count -1 * a count of 1",
        "1n1l4c1t | overlap(0, 0, .5) | CPUSET_PARTITION    | count 0, which must be above 0; * write a count of 1 or more",
        "1n1l4c1t | disjoint(3, 3)    | CPUSET_PARTITION    | index 3 must * below the partition count 3 * write index 2",
        "1n1l4c1t | disjoint(5, 3)    | CPUSET_PARTITION    | index 5",
        "1n1l4c1t | overlap(2, 2, .5) | CPUSET_PARTITION    | index 2 must * below the partition count 2",
        "1n1l4c1t | disjoint(-1, 3)   | CPUSET_PARTITION    | index -1 * write index 0",
        "1n1l4c1t | disjoint(0, 4)    | CPUSET_PARTITION_SMALL | of 4 parts but * only 3 usable CPUs * at most 3 or",
        "1n1l4c1t | overlap(0, 4, .5) | CPUSET_PARTITION_SMALL | of 4 parts but * only 3 usable CPUs * at most 3 or",
        "1n1l4c1t | range(NaN, NaN)   | CPUSET_FRACTION     | start is NaN * write 0.5",
        "1n1l4c1t | range(0, Infinity) | CPUSET_FRACTION    | end is Infinity * write 1.0",
        "1n1l4c1t | range(-0.1, 1)    | CPUSET_FRACTION     | start is -0.1 * [0.0, 1.0] * write 0.0",
        "1n1l4c1t | range(0, 1.5)     | CPUSET_FRACTION     | end is 1.5 * [0.0, 1.0]",
        "1n1l4c1t | range(0.8, 0.2)   | CPUSET_FRACTION_ORDER | range(0.8, 0.2) * start is not below its end",
        "1n1l4c1t | range(0.5, 0.5)   | CPUSET_FRACTION_ORDER | start is not below its end",
        "1n1l4c1t | range(0.1, 0.2)   | CPUSET_EMPTY        | range(0.1, 0.2) * holds no CPU",
        "1n1l4c1t | overlap(0, 2, NaN) | CPUSET_FRACTION    | fraction is NaN * write 0.5",
        "1n1l4c1t | overlap(0, 2, Infinity) | CPUSET_FRACTION | fraction is Infinity * write 1.0",
        "1n1l4c1t | overlap(0, 2, 1.5) | CPUSET_FRACTION    | fraction is 1.5 * [0.0, 1.0]",
        "1n1l4c1t | exact()           | CPUSET_EMPTY        | exact() * holds no CPU",
        "1n1l4c1t | exact(2,99)       | CPUSET_UNKNOWN_CPU  | CPU 99 but the machine has CPUs 0-3 * within 0-3",
        // the first hit decides
        "1n1l4c1t | overlap(9, 2, NaN) | CPUSET_PARTITION   | index 9",
        "1n1l4c1t | overlap(0, 9, NaN) | CPUSET_FRACTION    | fraction is NaN",
        "1n1l4c1t | range(2, 1)       | CPUSET_FRACTION     | start is 2.0",
      })
  void cpusetThatDoesNotFitIsNamed(String topology, String spec, RuleCode code, String words) {
    assertViolation(
        CpusetRules.check("cg_bad", Texts.cpuset(spec), Topology.parse(topology).layout()),
        code,
        words);
  }

  @Test
  void memoryOnlyNodeHasItsOwnViolation() {
    assertViolation(
        CpusetRules.check("cg_bad", CpusetSpec.numa(1), MEMORY_ONLY_NODE),
        RuleCode.CPUSET_MEMORY_ONLY,
        "node 1, which is memory-only * a node in 0");
  }

  @Test
  void nodesAreFoundByIdNotByCount() {
    assertThat(CpusetRules.check("cg_0", CpusetSpec.numa(2), GAP)).isEqualTo(Verdict.ok());
    assertViolation(
        CpusetRules.check("cg_bad", CpusetSpec.numa(1), GAP),
        RuleCode.CPUSET_OUT_OF_RANGE,
        "one of 0,2");
  }

  @Test
  void shapeIsJudgedWithoutAMachine() {
    assertThat(CpusetRules.shape("cg_0", CpusetSpec.numa(99))).isEqualTo(Verdict.ok());
    assertThat(CpusetRules.shape("cg_0", CpusetSpec.exact(99))).isEqualTo(Verdict.ok());
    assertViolation(
        CpusetRules.shape("cg_bad", CpusetSpec.exact()), RuleCode.CPUSET_EMPTY, "exact()");
    assertViolation(
        CpusetRules.shape("cg_bad", CpusetSpec.disjoint(1, 1)),
        RuleCode.CPUSET_PARTITION,
        "index 1");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "'0,1'"})
  void memsOfNodesWithMemoryAreOk(String mems) {
    assertThat(CpusetRules.mems("cg_0", ListFormat.parse(mems), MEMORY_ONLY_NODE))
        .isEqualTo(Verdict.ok());
  }

  @Test
  void memsWithoutNodesOrOfOtherNodesAreNamed() {
    CpuLayout withoutMemory = new CpuLayout(GAP.nodes(), GAP.llcs(), Set.of(0));
    assertViolation(
        CpusetRules.mems("cg_bad", Set.of(), GAP),
        RuleCode.CPUSET_EMPTY_MEMS,
        "empty cpuset.mems * parent's nodes");
    assertViolation(
        CpusetRules.mems("cg_bad", Set.of(0, 1, 5), GAP),
        RuleCode.CPUSET_UNKNOWN_MEMS,
        "node 1,5 * memory are 0,2");
    assertViolation(
        CpusetRules.mems("cg_bad", Set.of(2), withoutMemory),
        RuleCode.CPUSET_UNKNOWN_MEMS,
        "node 2 * memory are 0");
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "1023, true", "1024, false"})
  void cpuIdIsFrom0To1023(int cpu, boolean ok) {
    assertThat(CpusetRules.cpuId("cg_0", cpu).equals(Verdict.ok())).isEqualTo(ok);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "2, true", "3, false"})
  void rangeAndPartAreTwoNumbersEach(int numbers, boolean ok) {
    assertThat(CpusetRules.rangeLength("cg_0", numbers).equals(Verdict.ok())).isEqualTo(ok);
    assertThat(CpusetRules.partitionLength("cg_0", "overlap", numbers).equals(Verdict.ok()))
        .isEqualTo(ok);
  }

  @Test
  void overlapAndItsFractionComeTogether() {
    assertThat(CpusetRules.overlapFraction("cg_0", true, true)).isEqualTo(Verdict.ok());
    assertThat(CpusetRules.overlapFraction("cg_0", false, false)).isEqualTo(Verdict.ok());
    assertViolation(
        CpusetRules.overlapFraction("cg_bad", true, false),
        RuleCode.CPUSET_FRACTION_MISSING,
        "overlap without overlapFraction");
    assertViolation(
        CpusetRules.overlapFraction("cg_bad", false, true),
        RuleCode.CPUSET_FRACTION_ELSEWHERE,
        "overlapFraction without overlap");
  }

  private static void assertViolation(Verdict verdict, RuleCode code, String words) {
    Verdict.Violation violation = verdict.violation().orElseThrow();
    assertThat(violation.code()).as(violation.message()).isEqualTo(code);
    assertThat(violation.message()).contains("\"cg_bad\"").contains(words.split(" \\* ", -1));
    Messages.assertWellFormed(violation);
  }
}
