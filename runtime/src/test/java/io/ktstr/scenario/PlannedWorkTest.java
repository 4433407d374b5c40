package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ktstr.api.HoldSpec;
import io.ktstr.api.Op;
import io.ktstr.api.Step;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.Topology;
import io.ktstr.model.WorkType;
import io.ktstr.model.rule.RuleCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannedWorkTest {

  private static final CgroupDef GROUP = CgroupDef.named("g");
  private static final CgroupDef CHURN = GROUP.workType(WorkType.numaMigrationChurn());
  private static final CgroupDef SWEEP = GROUP.workType(WorkType.numaWorkingSetSweep(0, 1));

  private static PlannedStep plan(CgroupDef def, Op... ops) {
    return new Planner(Topology.of(2, 2, 2, 1).layout(), Optional.empty(), 4, Duration.ofSeconds(1))
        .plan(List.of(Step.of(HoldSpec.FULL, def).withOps(ops)))
        .get(0);
  }

  private static RuleCode refusal(CgroupDef def, Op... ops) {
    return catchThrowableOfType(DeclarationException.class, () -> plan(def, ops)).code();
  }

  @Test
  void workersThatMoveKeepTwoNodesToMoveBetween() {
    assertThat(plan(CHURN, Op.setCpuset("g", CpusetSpec.exact(1, 2))).ops()).hasSize(1);
    assertThat(refusal(CHURN, Op.setCpuset("g", CpusetSpec.numa(1))))
        .isEqualTo(RuleCode.WORKERS_NODES_CHURN);
  }

  @Test
  void workersThatMoveAreToldTheCpusOfTheirCgroupOnEachNode() {
    CgroupDef def = CHURN.withCpuset(CpusetSpec.exact(1, 2, 3));

    assertThat(plan(def).workers())
        .allSatisfy(
            worker ->
                assertThat(worker.request().nodeCpus()).containsExactly(Set.of(1), Set.of(2, 3)));
    assertThat(plan(GROUP).workers())
        .allSatisfy(worker -> assertThat(worker.request().nodeCpus()).isEmpty());
  }

  @Test
  void workingSetsThatMoveKeepTheirNodes() {
    assertThat(plan(SWEEP, Op.setMems("g", 0, 1)).ops()).hasSize(1);
    assertThat(refusal(SWEEP, Op.setMems("g", 0))).isEqualTo(RuleCode.WORKERS_NODES_OUTSIDE_MEMS);
  }

  @Test
  void typeThatBringsItsWorkingSetHasOneOfItsSize() {
    CgroupDef cache = GROUP.workType(WorkType.cachePressure(8, 64));
    assertThat(plan(cache).cgroups().get(0).workers())
        .hasSize(4)
        .allSatisfy(worker -> assertThat(worker.request().workingSetBytes()).isEqualTo(8192));
  }

  @Test
  void pagesOfASweepAreExpectedOnItsNodes() {
    CgroupDef bound = SWEEP.withCpuset(CpusetSpec.numa(1)).memPolicy(MemPolicy.bind(1));
    assertThat(plan(bound).cgroups().get(0).workers().get(0).expectedNodes())
        .containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void inheritedNumberOfWorkersMakesWholeGroupsToo() {
    assertThat(plan(GROUP.workType(WorkType.mutexContention())).cgroups()).hasSize(1);
    assertThat(refusal(GROUP.workType(WorkType.fanOutCompute())))
        .isEqualTo(RuleCode.WORKERS_GROUP_SIZE);
  }
}
