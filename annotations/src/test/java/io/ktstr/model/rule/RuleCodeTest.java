package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ktstr.Messages;
import io.ktstr.model.CloneMode;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.LoopKind;
import io.ktstr.model.MachineCount;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.NodeShareSpec;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Phase;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.Threshold;
import io.ktstr.model.Topology;
import io.ktstr.model.TopologyDraft;
import io.ktstr.model.WorkType;
import io.ktstr.model.kernel.KernelModel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCodeTest {

  /** CPUs 0-3 on node 0, CPUs 4-7 on node 1, no CPU on node 2. */
  private static final CpuLayout MACHINE =
      Topology.of(1, 1, 4, 1)
          .withNodes(NodeSpec.of(1, 128), NodeSpec.of(1, 128), NodeSpec.memoryOnly(128))
          .layout();

  private static final Optional<KernelVersion> OLD_KERNEL = Optional.of(KernelVersion.of(5, 10));

  /** One way to break each rule that this module decides. */
  static Stream<Arguments> decidedHere() {
    return Stream.of(
        arguments(
            RuleCode.FLAGS_CONFLICT,
            policy(MemPolicy.bind(0), MpolFlags.STATIC_NODES.union(MpolFlags.RELATIVE_NODES))),
        arguments(RuleCode.FLAGS_NOT_APPLICABLE, policy(MemPolicy.local(), MpolFlags.STATIC_NODES)),
        arguments(RuleCode.POLICY_EMPTY_NODES, policy(MemPolicy.bind(), MpolFlags.NONE)),
        arguments(RuleCode.POLICY_UNKNOWN_NODE, policy(MemPolicy.bind(3), MpolFlags.NONE)),
        arguments(RuleCode.POLICY_NODE_RANGE, PolicyRules.nodeId("cg_0", -1)),
        arguments(
            RuleCode.POLICY_UNKNOWN_ORDINAL, policy(MemPolicy.bind(3), MpolFlags.RELATIVE_NODES)),
        arguments(RuleCode.POLICY_OUTSIDE_CPUSET, policy(MemPolicy.bind(1), MpolFlags.NONE)),
        arguments(
            RuleCode.POLICY_OUTSIDE_CPUSET_MEMORY_ONLY, policy(MemPolicy.bind(2), MpolFlags.NONE)),
        arguments(
            RuleCode.POLICY_OUTSIDE_MEMS,
            policy(MemPolicy.bind(1), MpolFlags.NONE, Optional.of(Set.of(0)))),
        arguments(
            RuleCode.POLICY_MOVES,
            PolicyRules.change(
                "cg_0",
                MemPolicy.bind(1),
                MpolFlags.NONE,
                Set.of(0, 1),
                Set.of(1, 2),
                KernelModel.newest())),
        arguments(
            RuleCode.POLICY_NEEDS_KERNEL,
            KernelRules.policy("cg_0", MemPolicy.preferredMany(0), OLD_KERNEL)),
        arguments(
            RuleCode.FLAGS_NEED_KERNEL,
            KernelRules.flags("cg_0", MemPolicy.bind(0), MpolFlags.NUMA_BALANCING, OLD_KERNEL)),
        arguments(
            RuleCode.POLICY_NEEDS_OTHER_KERNEL,
            KernelRules.onMachine(
                "cg_0", MemPolicy.preferredMany(0), MpolFlags.NONE, OLD_KERNEL.get())),
        arguments(
            RuleCode.FLAGS_NEED_OTHER_KERNEL,
            KernelRules.onMachine(
                "cg_0", MemPolicy.bind(0), MpolFlags.NUMA_BALANCING, OLD_KERNEL.get())),
        arguments(RuleCode.KERNEL_VERSION, KernelRules.version("minKernel", "six")),
        arguments(
            RuleCode.GAUNTLET_EMPTY,
            GauntletRules.check(List.of(new Bound(MachineCount.NUMA_NODES, false, 5)))),
        arguments(
            RuleCode.POLICY_WEIGHTS_CLASH, PolicyRules.sameWeight(Map.of(1, 2), "cg_0", 1, 3)),
        arguments(
            RuleCode.POLICY_WEIGHTS,
            policy(MemPolicy.weightedInterleave(Map.of(0, 256)), MpolFlags.NONE)),
        arguments(
            RuleCode.POLICY_WEIGHTS_NODES,
            policy(new MemPolicy.WeightedInterleave(Set.of(0), Map.of(1, 1)), MpolFlags.NONE)),
        arguments(
            RuleCode.POLICY_WEIGHTS_COUNT, PolicyRules.weights("cg_0", List.of(0, 1), List.of(1))),
        arguments(
            RuleCode.POLICY_WEIGHTS_TWICE,
            PolicyRules.weights("cg_0", List.of(0, 0), List.of(1, 2))),
        arguments(RuleCode.CPUSET_OUT_OF_RANGE, cpuset(CpusetSpec.llc(2))),
        arguments(RuleCode.CPUSET_UNKNOWN_CPU, cpuset(CpusetSpec.exact(8))),
        arguments(RuleCode.CPUSET_EMPTY, cpuset(CpusetSpec.exact())),
        arguments(RuleCode.CPUSET_EMPTY_MEMS, CpusetRules.mems("cg_0", Set.of(), MACHINE)),
        arguments(RuleCode.CPUSET_FRACTION, cpuset(CpusetSpec.range(0, 2))),
        arguments(RuleCode.CPUSET_FRACTION_ORDER, cpuset(CpusetSpec.range(1, 0))),
        arguments(RuleCode.CPUSET_PARTITION, cpuset(CpusetSpec.disjoint(2, 2))),
        arguments(RuleCode.CPUSET_PARTITION_SMALL, cpuset(CpusetSpec.disjoint(0, 8))),
        arguments(RuleCode.CPUSET_MEMORY_ONLY, cpuset(CpusetSpec.numa(2))),
        arguments(RuleCode.CPUSET_UNKNOWN_MEMS, CpusetRules.mems("cg_0", Set.of(3), MACHINE)),
        arguments(RuleCode.CPUSET_CPU_RANGE, CpusetRules.cpuId("cg_0", -1)),
        arguments(RuleCode.CPUSET_RANGE_LENGTH, CpusetRules.rangeLength("cg_0", 1)),
        arguments(
            RuleCode.CPUSET_PARTITION_LENGTH, CpusetRules.partitionLength("cg_0", "disjoint", 3)),
        arguments(
            RuleCode.CPUSET_FRACTION_MISSING, CpusetRules.overlapFraction("cg_0", true, false)),
        arguments(
            RuleCode.CPUSET_FRACTION_ELSEWHERE, CpusetRules.overlapFraction("cg_0", false, true)),
        arguments(RuleCode.AFFINITY_EMPTY, WorkerRules.affinity("cg_0", Set.of(), Set.of(0))),
        arguments(
            RuleCode.AFFINITY_OUTSIDE_CPUSET, WorkerRules.affinity("cg_0", Set.of(1), Set.of(0))),
        arguments(RuleCode.CGROUP_NAME, CgroupRules.name("..")),
        arguments(RuleCode.CGROUP_DUPLICATE, CgroupRules.unique(List.of("cg_0"), "cg_0")),
        arguments(RuleCode.CGROUP_UNKNOWN, CgroupRules.known(List.of("cg_0", "cg_1"), "cg_2")),
        arguments(RuleCode.CGROUPS_NONE, CgroupRules.count(0)),
        arguments(
            RuleCode.WORKERS_GROUP_SIZE, CgroupRules.workers("cg_0", 3, WorkType.futexPingPong())),
        arguments(
            RuleCode.WORKERS_WORKING_SET_PROGRAM,
            CgroupRules.workingSet("cg_0", 4096, WorkType.exec("/bin/true"))),
        arguments(
            RuleCode.WORKERS_WORKING_SET_OWN,
            CgroupRules.workingSet("cg_0", 4096, WorkType.cachePressure())),
        arguments(RuleCode.WORKERS_PARAMETER, WorkTypeRules.check("cg_0", WorkType.bursty(0, 1))),
        arguments(
            RuleCode.WORKERS_PARAMETER_OPERATIONS,
            WorkTypeRules.check("cg_0", WorkType.fanOutCompute(1, 1, 0, 1))),
        arguments(
            RuleCode.WORKERS_PARAMETER_STRIDE,
            WorkTypeRules.check("cg_0", WorkType.cacheYield(1, 2048))),
        arguments(
            RuleCode.WORKERS_PARAMETER_ELSEWHERE,
            WorkTypeRules.attribute("cg_0", LoopKind.MIXED, "stride")),
        arguments(RuleCode.WORKERS_PHASES, WorkTypeRules.phaseCount("cg_0", 0)),
        arguments(RuleCode.WORKERS_PHASE_TIME, WorkTypeRules.phaseTime("cg_0", Phase.Kind.SPIN, 0)),
        arguments(
            RuleCode.WORKERS_NODES_COUNT,
            WorkNodeRules.count("cg_0", LoopKind.NUMA_WORKING_SET_SWEEP, 17)),
        arguments(RuleCode.WORKERS_NODES_UNKNOWN, nodes(WorkType.numaWorkingSetSweep(3))),
        arguments(RuleCode.WORKERS_NODES_OUTSIDE_MEMS, nodes(WorkType.numaWorkingSetSweep(1))),
        arguments(RuleCode.WORKERS_NODES_CHURN, nodes(WorkType.numaMigrationChurn())),
        arguments(RuleCode.WORKERS_COMMAND_NONE, CommandRules.check("cg_0", WorkType.exec())),
        arguments(
            RuleCode.WORKERS_COMMAND_NUL, CommandRules.check("cg_0", WorkType.exec("a", "b\0"))),
        arguments(
            RuleCode.WORKERS_COMMAND_IN_GUEST,
            CommandRules.inGuest("cg_0", WorkType.java("a.Main"))),
        arguments(RuleCode.WORKERS_PER_CGROUP, CgroupRules.workersPerCgroup(0)),
        arguments(
            RuleCode.WORKERS_WORKING_SET_SIZE,
            CgroupRules.workingSet("cg_0", -1, WorkType.cpuSpin())),
        arguments(RuleCode.SCHED_NICE, WorkerRules.nice("cg_0", 20)),
        arguments(
            RuleCode.SCHED_PRIORITY, WorkerRules.priority("cg_0", "FIFO", true, OptionalInt.of(0))),
        arguments(
            RuleCode.SCHED_PRIORITY_MISSING,
            WorkerRules.priority("cg_0", "FIFO", true, OptionalInt.empty())),
        arguments(
            RuleCode.SCHED_PRIORITY_ELSEWHERE,
            WorkerRules.priority("cg_0", "IDLE", false, OptionalInt.of(1))),
        arguments(RuleCode.SCHED_DEADLINE, PlacementRules.runtime("cg_0", Duration.ofNanos(1))),
        arguments(
            RuleCode.SCHED_DEADLINE_MISSING, PlacementRules.allTimes("cg_0", List.of("runtimeUs"))),
        arguments(
            RuleCode.SCHED_DEADLINE_ELSEWHERE,
            PlacementRules.timeElsewhere("cg_0", "FIFO", "runtimeUs")),
        arguments(
            RuleCode.SCHED_DEADLINE_FORK,
            PlacementRules.scheduling(
                "cg_0",
                SchedPolicy.deadline(
                    Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)),
                WorkType.exec("a"))),
        arguments(
            RuleCode.SCHED_NEEDS_KERNEL,
            KernelRules.scheduling("cg_0", SchedPolicy.ext(), OLD_KERNEL)),
        arguments(
            RuleCode.SCHED_NEEDS_OTHER_KERNEL,
            KernelRules.schedulingOnMachine("cg_0", SchedPolicy.ext(), OLD_KERNEL.get())),
        arguments(RuleCode.WORKERS_COMM, PlacementRules.comm("cg_0", "")),
        arguments(
            RuleCode.WORKERS_COMM_PROGRAM,
            PlacementRules.commOf("cg_0", "load", WorkType.exec("a"))),
        arguments(
            RuleCode.WORKERS_CLONE_MODE,
            PlacementRules.cloneMode("cg_0", CloneMode.THREADS, WorkType.exec("a"))),
        arguments(RuleCode.WORKERS_ZERO, CgroupRules.workers("cg_0", 0, WorkType.cpuSpin())),
        arguments(
            RuleCode.WORKERS_WORKING_SET, CgroupRules.workingSet("cg_0", 0, WorkType.memTouch())),
        arguments(RuleCode.TOPOLOGY_INVALID, TopologyRules.shape(draft(3))),
        arguments(RuleCode.TOPOLOGY_DISTANCES, TopologyRules.distances(draft(2, 10))),
        arguments(RuleCode.TOPOLOGY_MIN_EXCEEDS_MAX, llcs(OptionalInt.of(2), OptionalInt.of(1))),
        arguments(
            RuleCode.TOPOLOGY_OUTSIDE_CONSTRAINT, llcs(OptionalInt.of(2), OptionalInt.empty())),
        arguments(RuleCode.TOPOLOGY_CONSTRAINT, llcs(OptionalInt.of(0), OptionalInt.empty())),
        arguments(RuleCode.THRESHOLD_RANGE, ThresholdRules.range(Threshold.MIN_PAGE_LOCALITY, 2)),
        arguments(
            RuleCode.THRESHOLD_ORDER,
            ThresholdRules.order(
                Threshold.MIN_PAGE_LOCALITY,
                OptionalDouble.of(1),
                Threshold.MAX_PAGE_LOCALITY,
                OptionalDouble.of(0))),
        arguments(
            RuleCode.THRESHOLD_VACUOUS_LOCALITY,
            ThresholdRules.locality(Threshold.MIN_PAGE_LOCALITY, 0.8, false)),
        arguments(
            RuleCode.THRESHOLD_VACUOUS_SLOW_TIER,
            ThresholdRules.slowTier(0.1, Topology.of(2, 2, 1, 1).layout())),
        arguments(
            RuleCode.NODE_SHARE_TWICE, NodeShareRules.unique(List.of(share(0.5)), share(0.6))),
        arguments(
            RuleCode.NODE_SHARE_SUM,
            NodeShareRules.sum(
                List.of(share(0.9), new NodeShareSpec("cg_0", 1, 0.9, 0.05)), "cg_0")),
        arguments(
            RuleCode.NODE_SHARE_SUM_LOW,
            NodeShareRules.complete(List.of(share(0.1)), "cg_0", Topology.of(1, 1, 1, 1).layout())),
        arguments(RuleCode.NODE_SHARE_CGROUP, NodeShareRules.known(share(1), List.of("cg_1"))),
        arguments(
            RuleCode.NODE_SHARE_NODE,
            NodeShareRules.node(new NodeShareSpec("cg_0", 7, 1, 0.05), MACHINE)),
        arguments(
            RuleCode.NODE_SHARE_VACUOUS,
            NodeShareRules.single(new NodeShareSpec("cg_0", 0, 0.5, 0.5))),
        arguments(
            RuleCode.ONE_OF,
            AlternativeRules.exactlyOne("it", List.of("a", "b"), List.of("a", "b"))),
        arguments(
            RuleCode.ONE_OF_NONE, AlternativeRules.exactlyOne("it", List.of("a", "b"), List.of())),
        arguments(
            RuleCode.ONE_OF_AT_MOST,
            AlternativeRules.atMostOne("it", List.of("a", "b"), List.of("a", "b"))),
        arguments(RuleCode.THRESHOLD_VACUOUS_ISOLATION, ThresholdRules.isolation(false)),
        arguments(RuleCode.DURATION_INVALID, ThresholdRules.duration("durationS", 0)));
  }

  /** Rules whose only caller is the annotation processor. */
  static Stream<Arguments> decidedElsewhere() {
    return Stream.of(
        arguments(RuleCode.POLICY_WEIGHTS_ELSEWHERE, List.of("cg_0")),
        arguments(RuleCode.METHOD_SHAPE, List.of("fact", "reason", "fix")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("decidedHere")
  void ruleIsReached(RuleCode code, Verdict verdict) {
    Verdict.Violation violation = verdict.violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(code);
    assertMessageUsesEachArgument(violation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("decidedElsewhere")
  void messageTakesItsDocumentedArguments(RuleCode code, List<Object> arguments) {
    assertMessageUsesEachArgument(new Verdict.Violation(code, arguments));
  }

  private static void assertMessageUsesEachArgument(Verdict.Violation violation) {
    Messages.assertWellFormed(violation);
    List<Object> markers =
        IntStream.range(0, violation.arguments().size())
            .<Object>mapToObj(i -> "<argument " + i + ">")
            .toList();
    String message = new Verdict.Violation(violation.code(), markers).message();
    assertThat(markers).allSatisfy(marker -> assertThat(message).contains(marker.toString()));
  }

  @Test
  void everyConstantIsInOneOfTheTables() {
    List<RuleCode> codes =
        Stream.concat(decidedHere(), decidedElsewhere())
            .map(row -> (RuleCode) row.get()[0])
            .toList();
    assertThat(codes).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(RuleCode.class));
  }

  @ParameterizedTest
  @EnumSource
  void idIsKebabCase(RuleCode code) {
    assertThat(code.id()).matches("[a-z]+(-[a-z]+)+");
  }

  /** Users search for ids and the documentation has a page for each: none may be renamed. */
  @Test
  void idsThatUsersKnowStay() {
    assertThat(EnumSet.allOf(RuleCode.class).stream().map(RuleCode::id))
        .contains(
            "cgroup-duplicate",
            "cgroup-name",
            "cpuset-empty",
            "cpuset-fraction",
            "cpuset-memory-only",
            "cpuset-out-of-range",
            "cpuset-partition",
            "duration-invalid",
            "flags-conflict",
            "flags-not-applicable",
            "gauntlet-empty",
            "kernel-version",
            "method-shape",
            "node-share",
            "one-of",
            "policy-empty-nodes",
            "policy-needs-kernel",
            "policy-outside-cpuset",
            "policy-unknown-node",
            "policy-weights",
            "threshold-range",
            "threshold-vacuous",
            "topology-distances",
            "topology-invalid",
            "topology-min-exceeds-max",
            "workers-command",
            "workers-group-size",
            "workers-nodes",
            "workers-parameter",
            "workers-zero");
  }

  private static NodeShareSpec share(double share) {
    return new NodeShareSpec("cg_0", 0, share, 0.05);
  }

  private static Verdict policy(MemPolicy policy, MpolFlags flags) {
    return policy(policy, flags, Optional.empty());
  }

  private static Verdict policy(MemPolicy policy, MpolFlags flags, Optional<Set<Integer>> mems) {
    return PolicyRules.check(
        new PolicyQuestion(
            "cg_0", policy, flags, Optional.of(Set.of(0, 1)), mems, Optional.of(MACHINE)));
  }

  private static Verdict cpuset(CpusetSpec spec) {
    return CpusetRules.check("cg_0", spec, MACHINE);
  }

  private static Verdict nodes(WorkType type) {
    return WorkNodeRules.check(
        "cg_0", type, Optional.of(Set.of(0, 1)), Optional.of(Set.of(0)), MACHINE);
  }

  private static TopologyDraft draft(int llcs, Integer... distances) {
    return new TopologyDraft(2, llcs, 1, 1, List.of(), List.of(distances));
  }

  private static Verdict llcs(OptionalInt min, OptionalInt max) {
    return TopologyRules.constraint("Llcs", min, max, 1);
  }
}
