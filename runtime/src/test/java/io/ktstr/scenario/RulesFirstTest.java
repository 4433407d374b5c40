package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ktstr.api.Checks;
import io.ktstr.api.HoldSpec;
import io.ktstr.api.Scenarios;
import io.ktstr.api.Step;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CloneMode;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkType;
import io.ktstr.model.rule.RuleCode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules are applied to all steps before anything at all is done to the machine. */
class RulesFirstTest {

  private static final CgroupDef GOOD = CgroupDef.named("good");

  private static final SchedPolicy DEADLINE =
      SchedPolicy.deadline(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1));

  private final FakeMachine machine = new FakeMachine();
  private final FakeCtx ctx = new FakeCtx(machine);

  private static Stream<Arguments> broken() {
    CgroupDef bad = CgroupDef.named("bad");
    CgroupDef node0 = bad.withCpuset(CpusetSpec.numa(0));
    return Stream.of(
        Arguments.of(node0.memPolicy(MemPolicy.bind(1)), "policy-outside-cpuset"),
        Arguments.of(bad.memPolicy(MemPolicy.bind(5)), "policy-unknown-node"),
        Arguments.of(bad.memPolicy(MemPolicy.bind()), "policy-empty-nodes"),
        Arguments.of(
            bad.memPolicy(MemPolicy.bind(0))
                .mpolFlags(MpolFlags.STATIC_NODES.union(MpolFlags.RELATIVE_NODES)),
            "flags-conflict"),
        Arguments.of(
            bad.memPolicy(MemPolicy.local()).mpolFlags(MpolFlags.STATIC_NODES),
            "flags-not-applicable"),
        Arguments.of(
            bad.memPolicy(MemPolicy.bind(2)).mpolFlags(MpolFlags.RELATIVE_NODES),
            "policy-unknown-node"),
        Arguments.of(bad.withCpuset(CpusetSpec.numa(7)), "cpuset-out-of-range"),
        Arguments.of(bad.withCpuset(CpusetSpec.exact(9)), "cpuset-out-of-range"),
        Arguments.of(bad.cpusetMems(4), "cpuset-out-of-range"),
        Arguments.of(bad.workers(0), "workers-zero"),
        Arguments.of(bad.workType(WorkType.bursty(0, 1)), "workers-parameter"),
        Arguments.of(bad.workType(WorkType.mutexContention(0, 1, 1)), "workers-parameter"),
        Arguments.of(bad.workers(4).workType(WorkType.futexFanOut()), "workers-group-size"),
        Arguments.of(bad.workType(WorkType.numaWorkingSetSweep(2)), "workers-nodes"),
        Arguments.of(bad.cpusetMems(0).workType(WorkType.numaWorkingSetSweep(1)), "workers-nodes"),
        Arguments.of(node0.workType(WorkType.numaMigrationChurn()), "workers-nodes"),
        Arguments.of(
            bad.workType(WorkType.cachePressure()).workingSet(32 << 10), "workers-working-set"),
        Arguments.of(bad.memPolicy(MemPolicy.weightedInterleave(Map.of(0, 256))), "policy-weights"),
        Arguments.of(
            bad.workType(WorkType.exec("/bin/true")).schedPolicy(DEADLINE), "sched-deadline"),
        Arguments.of(bad.workType(WorkType.exec("/bin/true")).comm("x"), "workers-comm"),
        Arguments.of(
            bad.workType(WorkType.exec("/bin/true")).cloneMode(CloneMode.THREADS),
            "workers-clone-mode"),
        Arguments.of(GOOD, "cgroup-duplicate"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenRuleIsToldWithItsCodeBeforeAnythingIsStarted(CgroupDef def, String code) {
    DeclarationException refusal =
        catchThrowableOfType(DeclarationException.class, () -> ctx.run(GOOD, def));

    assertThat(refusal.code().id()).isEqualTo(code);
    assertThat(refusal).hasMessageContaining(def.name());
    assertThat(machine.events()).isEmpty();
  }

  @Test
  void brokenRuleOfALaterStepKeepsTheFirstFromStarting() {
    DeclarationException refusal =
        catchThrowableOfType(
            DeclarationException.class,
            () ->
                Scenarios.executeSteps(
                    ctx,
                    Step.of(HoldSpec.FULL, GOOD),
                    Step.of(HoldSpec.FULL, CgroupDef.named("bad").memPolicy(MemPolicy.bind(5)))));

    assertThat(refusal.code()).isEqualTo(RuleCode.POLICY_UNKNOWN_NODE);
    assertThat(machine.events()).isEmpty();
  }

  @Test
  void workThatNeedsMemoryIsNotStartedWithout() {
    DeclarationException refusal =
        catchThrowableOfType(
            DeclarationException.class,
            () -> ctx.run(GOOD.workType(WorkType.memTouch()).workingSet(0)));

    assertThat(refusal).hasMessageContaining("good");
    assertThat(machine.events()).isEmpty();
  }

  @Test
  void twoGroupsCannotWantDifferentWeightsAtTheSameTime() {
    CgroupDef one =
        CgroupDef.named("one").memPolicy(MemPolicy.weightedInterleave(Map.of(0, 3, 1, 1)));
    CgroupDef other =
        CgroupDef.named("other").memPolicy(MemPolicy.weightedInterleave(Map.of(0, 2)));

    DeclarationException refusal =
        catchThrowableOfType(DeclarationException.class, () -> ctx.run(one, other));

    assertThat(refusal.code()).isEqualTo(RuleCode.POLICY_WEIGHTS_CLASH);
    assertThat(refusal).hasMessageContaining("other");
    assertThat(machine.events()).isEmpty();
  }

  private static Stream<Arguments> shares() {
    return Stream.of(
        Arguments.of(Checks.none().nodeShare("b", 0, 1.0), RuleCode.NODE_SHARE_CGROUP),
        Arguments.of(Checks.none().nodeShare("good", 7, 1.0), RuleCode.NODE_SHARE_NODE),
        Arguments.of(Checks.none().nodeShare("", 7, 0.1), RuleCode.NODE_SHARE_NODE),
        Arguments.of(
            Checks.none().nodeShare("good", 0, 0.5).nodeShare("", 1, 0.3),
            RuleCode.NODE_SHARE_SUM_LOW));
  }

  @ParameterizedTest
  @MethodSource("shares")
  void nodeShareOfWhatIsNotThereStartsNothing(Checks checks, RuleCode code) {
    FakeCtx judged = new FakeCtx(machine, checks);

    DeclarationException refusal =
        catchThrowableOfType(DeclarationException.class, () -> judged.run(GOOD));

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(machine.events()).isEmpty();
  }

  @Test
  void groupsThatAgreeOnWeightsRunTogether() {
    String folder = "/sys/kernel/mm/mempolicy/weighted_interleave";
    machine.fakeFiles().with(folder + "/node0", "1\n").with(folder + "/node1", "1\n");
    CgroupDef one =
        CgroupDef.named("one").memPolicy(MemPolicy.weightedInterleave(Map.of(0, 200, 1, 1)));
    CgroupDef other =
        CgroupDef.named("other").memPolicy(MemPolicy.weightedInterleave(Map.of(0, 200)));

    ctx.run(one, other);

    assertThat(machine.events()).contains("spawn 4");
  }
}
