package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.HoldSpec;
import io.ktstr.api.Op;
import io.ktstr.api.Step;
import io.ktstr.model.Affinity;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CloneMode;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.worker.ThreadPlace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {

  /** Nodes 0 and 1 have two CPUs each and a cache each, node 3 is memory-only. */
  private static final CpuLayout MACHINE =
      new CpuLayout(
          new TreeMap<>(Map.of(0, Set.of(0, 1), 1, Set.of(2, 3), 3, Set.of())),
          List.of(Set.of(0, 1), Set.of(2, 3)),
          Set.of(0, 1, 3));

  private static final CgroupDef GROUP = CgroupDef.named("g");
  private static final CgroupDef ON_NODE1 = GROUP.withCpuset(CpusetSpec.numa(1));

  private static PlannedCgroup plan(CgroupDef def) {
    return step(def).cgroups().get(0);
  }

  private static PlannedStep step(CgroupDef... defs) {
    return new Planner(MACHINE, Optional.empty(), 3, Duration.ofSeconds(8))
        .plan(List.of(Step.of(HoldSpec.fraction(0.5), defs)))
        .get(0);
  }

  private static Set<Integer> expected(CgroupDef def) {
    return plan(def).workers().get(0).expectedNodes();
  }

  @Test
  void expectedNodesAreThoseOfThePolicy() {
    assertThat(expected(ON_NODE1.memPolicy(MemPolicy.bind(1)))).containsExactly(1);
    assertThat(expected(GROUP.memPolicy(MemPolicy.bind(0, 3)))).containsExactlyInAnyOrder(0, 3);
    assertThat(expected(GROUP.memPolicy(MemPolicy.preferred(3)))).containsExactly(3);
    assertThat(expected(GROUP.memPolicy(MemPolicy.interleave(0, 1))))
        .containsExactlyInAnyOrder(0, 1);
    assertThat(expected(GROUP.memPolicy(MemPolicy.weightedInterleave(0, 3))))
        .containsExactlyInAnyOrder(0, 3);
  }

  @Test
  void policyGoesBeforeTheCpuset() {
    assertThat(expected(ON_NODE1.memPolicy(MemPolicy.bind(3)).mpolFlags(MpolFlags.STATIC_NODES)))
        .containsExactly(3);
  }

  @Test
  void withoutNodesInThePolicyThoseOfTheCpusetAreExpected() {
    assertThat(expected(ON_NODE1)).containsExactly(1);
    assertThat(expected(ON_NODE1.memPolicy(MemPolicy.local()))).containsExactly(1);
    assertThat(expected(GROUP.withCpuset(CpusetSpec.exact(1, 2)))).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void withoutEitherNothingIsExpected() {
    assertThat(expected(GROUP)).isEmpty();
    assertThat(expected(GROUP.memPolicy(MemPolicy.local()))).isEmpty();
  }

  @Test
  void relativeNodesAreOrdinalsAmongTheAllowedNodes() {
    CgroupDef relative = GROUP.mpolFlags(MpolFlags.RELATIVE_NODES);

    assertThat(expected(relative.memPolicy(MemPolicy.bind(2)))).containsExactly(3);
    assertThat(expected(relative.memPolicy(MemPolicy.bind(0, 2)))).containsExactlyInAnyOrder(0, 3);
    assertThat(expected(relative.cpusetMems(1, 3).memPolicy(MemPolicy.bind(0)))).containsExactly(1);
    assertThat(expected(relative.cpusetMems(1, 3).memPolicy(MemPolicy.bind(1)))).containsExactly(3);
  }

  private static String readBack(CgroupDef def) {
    return plan(def).workers().get(0).readBack().orElseThrow().describe();
  }

  @Test
  void policyIsReadBackNarrowedToTheCpusetsMemoryOrToAllWithMemory() {
    CgroupDef interleaved = GROUP.memPolicy(MemPolicy.interleave(1, 3));

    assertThat(readBack(interleaved)).isEqualTo("MPOL_INTERLEAVE {1,3}");
    assertThat(readBack(interleaved.mpolFlags(MpolFlags.STATIC_NODES).cpusetMems(3)))
        .isEqualTo("MPOL_INTERLEAVE|MPOL_F_STATIC_NODES {1,3}");
    assertThat(plan(GROUP).workers().get(0).readBack()).isEmpty();
  }

  private static void planOn(String kernel, MemPolicy policy, MpolFlags flags) {
    new Planner(MACHINE, Optional.of(KernelVersion.parse(kernel)), 1, Duration.ofSeconds(8))
        .plan(List.of(Step.of(HoldSpec.FULL, GROUP.memPolicy(policy).mpolFlags(flags))));
  }

  @Test
  void policyThatTheMachinesKernelDoesNotKnowIsRefusedBeforeAnythingStarts() {
    assertThatThrownBy(() -> planOn("6.1.192", MemPolicy.weightedInterleave(0, 1), MpolFlags.NONE))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("[ktstr/policy-needs-kernel]")
        .hasMessageContaining("needs Linux 6.9, but the machine runs 6.1.192")
        .hasMessageContaining("or use interleave");
    assertThatThrownBy(() -> planOn("6.9", MemPolicy.preferredMany(0), MpolFlags.NUMA_BALANCING))
        .hasMessageContaining("needs Linux 6.10, but the machine runs 6.9");
    assertThatCode(() -> planOn("6.9", MemPolicy.weightedInterleave(0, 1), MpolFlags.NONE))
        .doesNotThrowAnyException();
  }

  @Test
  void schedulingPolicyThatTheMachinesKernelDoesNotKnowIsRefusedToo() {
    assertThatThrownBy(() -> planExtOn("6.11.11"))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("[ktstr/policy-needs-kernel]")
        .hasMessageContaining("Ext, which needs Linux 6.12, but the machine runs 6.11.11");
    assertThatCode(() -> planExtOn("6.12")).doesNotThrowAnyException();
  }

  private static void planExtOn(String kernel) {
    new Planner(MACHINE, Optional.of(KernelVersion.parse(kernel)), 1, Duration.ofSeconds(8))
        .plan(List.of(Step.of(HoldSpec.FULL, GROUP.schedPolicy(SchedPolicy.ext()))));
  }

  @Test
  void threadsOfOneProcessAreThoseOfOneGroupOfWorkers() {
    WorkSpec threads = WorkSpec.defaults().workers(2).cloneMode(CloneMode.THREADS);

    assertThat(plan(GROUP.workers(1).work(threads).work(threads)).workers())
        .extracting(worker -> worker.request().place())
        .containsExactly(
            ThreadPlace.ALONE,
            new ThreadPlace(2, 0),
            new ThreadPlace(0, 1),
            new ThreadPlace(2, 0),
            new ThreadPlace(0, 1));
  }

  @Test
  void cgroupThatDoesNotSayItsWorkersHasTheDefaultNumber() {
    assertThat(plan(GROUP).workers()).hasSize(3);
    assertThat(plan(GROUP.workers(1)).workers()).hasSize(1);
    assertThat(plan(GROUP.workers(1).work(WorkSpec.defaults().workers(2))).workers())
        .extracting(PlannedWorker::label)
        .containsExactly("g/0", "g/1", "g/2");
  }

  @Test
  void cpusetAndItsMemoryAreResolvedAndOtherwiseLeftAlone() {
    assertThat(plan(ON_NODE1.cpusetMems(3)).cpus()).hasValue(Set.of(2, 3));
    assertThat(plan(ON_NODE1.cpusetMems(3)).mems()).hasValue(Set.of(3));
    assertThat(plan(GROUP).cpus()).isEmpty();
    assertThat(plan(GROUP).mems()).isEmpty();
  }

  @Test
  void holdIsAPartOfTheDuration() {
    assertThat(step(GROUP).hold()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void weightsOfAllGroupsAreTheMachines() {
    PlannedStep step =
        step(
            GROUP.memPolicy(MemPolicy.weightedInterleave(Map.of(0, 3))),
            CgroupDef.named("h").memPolicy(MemPolicy.weightedInterleave(Map.of(1, 2))),
            CgroupDef.named("i").memPolicy(MemPolicy.weightedInterleave(0, 1)));

    assertThat(step.weights()).isEqualTo(Map.of(0, 3, 1, 2));
  }

  private static Optional<Set<Integer>> affinity(CgroupDef def, Affinity affinity) {
    return plan(def.affinity(affinity)).workers().get(0).request().affinity();
  }

  @Test
  void affinityComesToCpusOfTheCpuset() {
    assertThat(affinity(ON_NODE1, Affinity.inherit())).isEmpty();
    assertThat(affinity(ON_NODE1, Affinity.singleCpu())).hasValue(Set.of(2));
    assertThat(affinity(GROUP, Affinity.singleCpu())).hasValue(Set.of(0));
    assertThat(affinity(ON_NODE1, Affinity.crossCgroup())).hasValue(Set.of(0, 1, 2, 3));
    assertThat(affinity(ON_NODE1, Affinity.exact(3))).hasValue(Set.of(3));
  }

  @Test
  void cacheAlignedAffinityIsTheCacheWithMostCpusOfTheCpuset() {
    assertThat(affinity(GROUP.withCpuset(CpusetSpec.exact(1, 2, 3)), Affinity.llcAligned()))
        .hasValue(Set.of(2, 3));
    assertThat(affinity(GROUP.withCpuset(CpusetSpec.exact(1, 2)), Affinity.llcAligned()))
        .as("the lower one of two")
        .hasValue(Set.of(1));
    assertThat(affinity(GROUP, Affinity.llcAligned())).hasValue(Set.of(0, 1));
  }

  private static PlannedStep withOps(CgroupDef def, Op... ops) {
    return withOps(Optional.empty(), def, ops);
  }

  private static PlannedStep withOps(Optional<KernelVersion> kernel, CgroupDef def, Op... ops) {
    return new Planner(MACHINE, kernel, 1, Duration.ofSeconds(8))
        .plan(List.of(Step.of(HoldSpec.FULL, def).withOps(ops)))
        .get(0);
  }

  @Test
  void operationsAreResolvedInTheirOrder() {
    PlannedStep step = withOps(GROUP, Op.setCpuset("g", CpusetSpec.numa(1)), Op.setMems("g", 1, 3));

    assertThat(step.ops())
        .containsExactly(
            new PlannedOp("g", Optional.of(Set.of(2, 3)), Optional.empty()),
            new PlannedOp("g", Optional.empty(), Optional.of(Set.of(1, 3))));
    assertThat(step.cgroups().get(0).cpus()).isEmpty();
    assertThat(step.cgroups().get(0).mems()).isEmpty();
  }

  @Test
  void pagesShouldBeWhereTheCgroupIsInTheEnd() {
    CgroupDef onNode0 = GROUP.withCpuset(CpusetSpec.numa(0)).memPolicy(MemPolicy.local());

    PlannedStep step = withOps(onNode0, Op.setCpuset("g", CpusetSpec.numa(1)));

    assertThat(step.workers().get(0).expectedNodes()).containsExactly(1);
  }

  @Test
  void rulesApplyAgainAfterEachOperation() {
    CgroupDef bound = GROUP.withCpuset(CpusetSpec.numa(0)).memPolicy(MemPolicy.bind(0));

    assertThatThrownBy(() -> withOps(bound, Op.setCpuset("g", CpusetSpec.numa(1))))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("[ktstr/policy-outside-cpuset]");
    assertThatThrownBy(() -> withOps(bound, Op.setMems("g", 1)))
        .hasMessageContaining("[ktstr/policy-outside-cpuset]");
    CgroupDef second = GROUP.cpusetMems(0, 1).memPolicy(MemPolicy.bind(1));
    assertThatThrownBy(() -> withOps(second, Op.setMems("g", 1, 3)))
        .hasMessageContaining("cpuset.mems changes from 0-1 to 1,3")
        .hasMessageContaining("by ordinal");
    assertThat(withOps(second, Op.setMems("g", 0, 1, 3)).ops()).hasSize(1);
    assertThatThrownBy(() -> withOps(bound, Op.setMems("g", 9)))
        .hasMessageContaining("[ktstr/cpuset-out-of-range]");
    assertThatThrownBy(() -> withOps(bound, Op.setCpuset("h", CpusetSpec.numa(1))))
        .hasMessageContaining("[ktstr/cgroup-name]")
        .hasMessageContaining("names the cgroup \"h\"")
        .hasMessageContaining("name one of g");
  }

  /** Before 7.0 the kernel maps the nodes of such a policy from themselves, not from the cpuset. */
  @Test
  void changeIsJudgedByTheMachinesKernel() {
    CgroupDef balanced =
        GROUP.cpusetMems(0, 1).memPolicy(MemPolicy.bind(1)).mpolFlags(MpolFlags.NUMA_BALANCING);
    Op wider = Op.setMems("g", 0, 1, 3);

    assertThatThrownBy(() -> withOps(Optional.of(KernelVersion.of(6, 12)), balanced, wider))
        .hasMessageContaining("cpuset.mems changes from 0-1 to 0-1,3");
    assertThat(withOps(Optional.of(KernelVersion.of(7, 0)), balanced, wider).ops()).hasSize(1);
  }
}
