package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.model.ListFormat;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerRulesTest {

  @ParameterizedTest
  @CsvSource({"-21, SCHED_NICE", "-20,", "0,", "19,", "20, SCHED_NICE"})
  void niceIsFromMinus20To19(int nice, RuleCode expected) {
    assertCode(WorkerRules.nice("cg_0", nice), expected);
  }

  @ParameterizedTest(name = "real-time {0}, priority {1}: {2}")
  @CsvSource({
    "true, 1,",
    "true, 99,",
    "true, 0, SCHED_PRIORITY",
    "true, 100, SCHED_PRIORITY",
    "true,, SCHED_PRIORITY_MISSING",
    "false,,",
    "false, 1, SCHED_PRIORITY_ELSEWHERE",
    "false, 0, SCHED_PRIORITY_ELSEWHERE",
  })
  void priorityBelongsToRealTimePolicies(boolean realTime, Integer priority, RuleCode expected) {
    OptionalInt written = priority == null ? OptionalInt.empty() : OptionalInt.of(priority);
    assertCode(WorkerRules.priority("cg_0", "policy", realTime, written), expected);
  }

  @ParameterizedTest(name = "CPUs {0} in {1}: {2}")
  @CsvSource({
    "'0', '0-3',",
    "'3,9', '0-3',",
    "'', '0-3', AFFINITY_EMPTY",
    "'4-5', '0-3', AFFINITY_OUTSIDE_CPUSET",
  })
  void affinityNeedsACpuThatTheCgroupMayUse(String cpus, String allowed, RuleCode expected) {
    assertCode(
        WorkerRules.affinity("cg_0", ListFormat.parse(cpus), ListFormat.parse(allowed)), expected);
  }

  private static void assertCode(Verdict verdict, RuleCode expected) {
    assertThat(verdict.violation().map(Verdict.Violation::code).orElse(null)).isEqualTo(expected);
  }
}
