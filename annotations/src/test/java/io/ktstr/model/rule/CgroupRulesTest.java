package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.model.CgroupName;
import io.ktstr.model.WorkType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupRulesTest {

  @Test
  void nameIsJudgedAsTheModelDoes() {
    assertThat(CgroupRules.name("cg_0")).isEqualTo(Verdict.ok());
    Verdict.Violation violation = CgroupRules.name("a/../b").violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(RuleCode.CGROUP_NAME);
    assertThat(violation.message()).endsWith(CgroupName.defect("a/../b").orElseThrow().toString());
    Messages.assertWellFormed(violation);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void cgroupWithoutWorkersWouldMeasureNothing(int workers) {
    Verdict.Violation violation =
        CgroupRules.workers("cg_0", workers, WorkType.cpuSpin()).violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(RuleCode.WORKERS_ZERO);
    assertThat(violation.message()).contains("\"cg_0\"", workers + " workers", "vacuous");
  }

  @Test
  void oneWorkerIsEnoughForIndependentTypes() {
    assertThat(CgroupRules.workers("cg_0", 1, WorkType.cpuSpin())).isEqualTo(Verdict.ok());
  }

  @Test
  void workingSetOfNoneIsOnlyForTypesThatDoNotNeedOne() {
    assertThat(CgroupRules.workingSet("cg_0", 0, WorkType.cpuSpin())).isEqualTo(Verdict.ok());
    assertThat(CgroupRules.workingSet("cg_0", 1, WorkType.memTouch())).isEqualTo(Verdict.ok());
    Verdict.Violation violation =
        CgroupRules.workingSet("cg_0", 0, WorkType.memTouch()).violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(RuleCode.WORKERS_WORKING_SET);
    assertThat(violation.message()).contains("\"cg_0\"", "MemTouch");
  }

  @ParameterizedTest
  @CsvSource({"4, true", "5, false", "8, true"})
  void sizeOfAGroupDependsOnTheParametersOfItsType(int workers, boolean whole) {
    Verdict fanOut = CgroupRules.workers("cg_0", workers, WorkType.futexFanOut(3, 1));
    Verdict mutex = CgroupRules.workers("cg_0", workers, WorkType.mutexContention(4, 1, 1));
    assertThat(fanOut.violation().isEmpty()).isEqualTo(whole);
    assertThat(mutex.violation().isEmpty()).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 32 << 10})
  void typesThatBringTheirOwnWorkingSetTakeNoOther(long bytes) {
    Verdict.Violation violation =
        CgroupRules.workingSet("cg_0", bytes, WorkType.cachePressure()).violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(RuleCode.WORKERS_WORKING_SET_OWN);
    assertThat(violation.message())
        .contains("CachePressure and a working set of " + bytes)
        .endsWith("set sizeKb");
    assertThat(
            CgroupRules.workingSet("cg_0", bytes, WorkType.fanOutCompute())
                .violation()
                .orElseThrow()
                .message())
        .endsWith("set cacheFootprintKb");
  }

  @Test
  void workingSetIsASize() {
    Verdict.Violation violation =
        CgroupRules.workingSet("cg_0", -1, WorkType.memTouch()).violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(RuleCode.WORKERS_WORKING_SET_SIZE);
  }

  @Test
  void runNeedsACgroupAndEachCgroupAWorker() {
    assertThat(CgroupRules.count(1)).isEqualTo(Verdict.ok());
    assertThat(CgroupRules.count(0)).isEqualTo(Verdict.violation(RuleCode.CGROUPS_NONE));
    assertThat(CgroupRules.workersPerCgroup(1)).isEqualTo(Verdict.ok());
    assertThat(CgroupRules.workersPerCgroup(0))
        .isEqualTo(Verdict.violation(RuleCode.WORKERS_PER_CGROUP, 0));
  }

  @Test
  void nameThatAnEarlierCgroupHasIsNotUnique() {
    assertThat(CgroupRules.unique(List.of("a", "b"), "c")).isEqualTo(Verdict.ok());
    assertThat(CgroupRules.unique(List.of("a", "b"), "b"))
        .isEqualTo(Verdict.violation(RuleCode.CGROUP_DUPLICATE, "b"));
  }
}
