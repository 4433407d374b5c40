package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CgroupDefTest {

  private static final CgroupDef CG = CgroupDef.named("cg_0");
  private static final WorkSpec THREE_YIELDERS =
      WorkSpec.defaults().workers(3).workType(WorkType.yieldHeavy());

  @Test
  void cgroupWithoutWorkHasOneDefaultGroup() {
    assertThat(CG.works()).containsExactly(WorkSpec.defaults());
  }

  @Test
  void shortcutsDescribeTheOwnGroup() {
    CgroupDef def =
        CG.workers(4)
            .workType(WorkType.memTouch())
            .schedPolicy(SchedPolicy.idle())
            .nice(3)
            .affinity(Affinity.llcAligned())
            .memPolicy(MemPolicy.bind(0))
            .mpolFlags(MpolFlags.NUMA_BALANCING)
            .workingSet(4096)
            .comm("load")
            .cloneMode(CloneMode.THREADS);
    assertThat(def.works())
        .containsExactly(
            WorkSpec.defaults()
                .workers(4)
                .workType(WorkType.memTouch())
                .schedPolicy(SchedPolicy.idle())
                .nice(3)
                .affinity(Affinity.llcAligned())
                .memPolicy(MemPolicy.bind(0))
                .mpolFlags(MpolFlags.NUMA_BALANCING)
                .workingSet(4096)
                .comm("load")
                .cloneMode(CloneMode.THREADS));
  }

  @Test
  void addedGroupsReplaceTheDefaultOne() {
    assertThat(CG.work(THREE_YIELDERS).works()).containsExactly(THREE_YIELDERS);
  }

  @Test
  void shortcutAfterWorkLeavesTheAddedGroupAlone() {
    assertThat(CG.work(THREE_YIELDERS).memPolicy(MemPolicy.bind(1)).works())
        .containsExactly(WorkSpec.defaults().memPolicy(MemPolicy.bind(1)), THREE_YIELDERS);
  }

  @Test
  void orderOfBuilderCallsMakesNoDifference() {
    CpusetSpec cpus = CpusetSpec.numa(1);
    assertThat(CG.withCpuset(cpus).cpusetMems(1).work(THREE_YIELDERS).workers(2).swappable(true))
        .isEqualTo(
            CG.swappable(true).workers(2).work(THREE_YIELDERS).cpusetMems(1).withCpuset(cpus));
  }

  @Test
  void groupsKeepTheOrderInWhichTheyWereAdded() {
    WorkSpec other = WorkSpec.defaults().workers(1);
    assertThat(CG.work(THREE_YIELDERS).work(other).work(THREE_YIELDERS).works())
        .containsExactly(THREE_YIELDERS, other, THREE_YIELDERS);
  }

  @Test
  void cgroupLevelValuesAreIndependentOfTheWork() {
    CgroupDef def = CG.withCpuset(CpusetSpec.numa(1)).cpusetMems(1, 0).swappable(true).workers(2);
    assertThat(def.cpuset()).hasValue(CpusetSpec.numa(1));
    assertThat(def.cpusetMems().orElseThrow()).containsExactly(0, 1);
    assertThat(def.swappable()).isTrue();
    assertThat(CG.cpuset()).isEmpty();
    assertThat(CG.cpusetMems()).isEmpty();
    assertThat(CG.swappable()).isFalse();
  }

  @Test
  void builderCallLeavesItsReceiverAlone() {
    CgroupDef base = CG.workers(1);
    base.workers(2)
        .work(THREE_YIELDERS)
        .withCpuset(CpusetSpec.llc(0))
        .cpusetMems(0)
        .swappable(true);
    assertThat(base).isEqualTo(CgroupDef.named("cg_0").workers(1));
  }

  @Test
  void listsAreCopiedAndImmutable() {
    List<WorkSpec> source = new ArrayList<>(List.of(THREE_YIELDERS));
    CgroupDef def =
        new CgroupDef("cg_0", Optional.empty(), Optional.empty(), Optional.empty(), source, false);
    source.clear();
    assertThat(def.works()).containsExactly(THREE_YIELDERS);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> def.works().add(THREE_YIELDERS));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> def.further().add(THREE_YIELDERS));
  }

  @Test
  void hostileNameIsRefusedWithItsDefect() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CgroupDef.named("../cg_0"))
        .withMessage(CgroupName.defect("../cg_0").orElseThrow().toString());
  }

  @Test
  void nodeThatNoMachineHasIsRefusedInCpusetMems() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CG.cpusetMems(0, 1024))
        .withMessageContaining("node id 1024");
  }
}
