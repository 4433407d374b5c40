package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.HoldSpec;
import io.ktstr.api.Outcome;
import io.ktstr.api.Scenarios;
import io.ktstr.api.Step;
import io.ktstr.api.WorkerReport;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.Owner;
import io.ktstr.machine.UnmetRequirementException;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioOrderTest {

  private static final CgroupDef NODE0 =
      CgroupDef.named("node0").withCpuset(CpusetSpec.numa(0)).memPolicy(MemPolicy.bind(0));

  private final FakeMachine machine = new FakeMachine();
  private final FakeCtx ctx = new FakeCtx(machine);

  @Test
  void everythingHappensInOrder() {
    ctx.run(NODE0.cpusetMems(0));

    assertThat(machine.events())
        .containsExactly(
            "write /sys/fs/cgroup/cgroup.subtree_control +cpuset",
            "mkdir /sys/fs/cgroup/ktstr",
            "write /sys/fs/cgroup/ktstr/cgroup.subtree_control +cpuset",
            "mkdir /sys/fs/cgroup/ktstr/node0",
            "write /sys/fs/cgroup/ktstr/node0/cpuset.cpus 0-1",
            "write /sys/fs/cgroup/ktstr/node0/cpuset.mems 0",
            "spawn 2",
            "await WAITING PT30S",
            "write /sys/fs/cgroup/ktstr/node0/cgroup.procs 1000",
            "write /sys/fs/cgroup/ktstr/node0/cgroup.procs 1001",
            "SETUP",
            "await READY PT2M",
            "RUN",
            "await RUNNING PT30S",
            "await STOPPED PT3S",
            "STOP",
            "await STOPPED PT30S",
            "close crew",
            "rmdir /sys/fs/cgroup/ktstr/node0",
            "rmdir /sys/fs/cgroup/ktstr");
  }

  @Test
  void weightsAreWrittenBeforeAndRestoredAfter() {
    String folder = "/sys/kernel/mm/mempolicy/weighted_interleave";
    machine.fakeFiles().with(folder + "/node0", "5\n").with(folder + "/node1", "4\n");

    ctx.run(CgroupDef.named("w").memPolicy(MemPolicy.weightedInterleave(Map.of(0, 3, 1, 1))));

    assertThat(machine.events())
        .containsSubsequence(
            "mkdir /sys/fs/cgroup/ktstr",
            "write " + folder + "/node0 3",
            "write " + folder + "/node1 1",
            "mkdir /sys/fs/cgroup/ktstr/w",
            "spawn 2",
            "close crew",
            "write " + folder + "/node0 5",
            "write " + folder + "/node1 4",
            "rmdir /sys/fs/cgroup/ktstr");
  }

  @Test
  void stepsRunOneAfterAnotherAndEachIsGoneBeforeTheNext() {
    AssertResult result =
        Scenarios.executeSteps(
            ctx,
            Step.of(HoldSpec.fixed(Duration.ofMillis(10)), CgroupDef.named("a")),
            Step.of(HoldSpec.fraction(0.5), CgroupDef.named("b").workers(1)));

    assertThat(machine.events())
        .containsSubsequence(
            "mkdir /sys/fs/cgroup/ktstr/a",
            "await STOPPED PT0.01S",
            "rmdir /sys/fs/cgroup/ktstr",
            "mkdir /sys/fs/cgroup/ktstr/b",
            "await STOPPED PT1.5S",
            "rmdir /sys/fs/cgroup/ktstr");
    assertThat(result.workers())
        .extracting(WorkerReport::label)
        .containsExactly("a/0", "a/1", "b/0");
    assertThat(result.checks()).hasSize(2);
  }

  @Test
  void thresholdsOfACallAreLaidOverThoseOfTheTest() {
    FakeCtx strict = new FakeCtx(machine, Checks.defaults().minPageLocality(0.5).maxGapMs(1));
    Step step = Step.of(HoldSpec.FULL, NODE0);

    AssertResult result =
        Scenarios.executeStepsWith(
            strict, Checks.none().notStarved(false).maxPageLocality(1.0), step);

    assertThat(result.checks())
        .extracting(CheckResult::name)
        .containsExactly("policyReadBack", "minPageLocality", "maxPageLocality", "maxGapMs");
    assertThat(Scenarios.executeStepsWith(strict, Checks.none(), step).checks())
        .extracting(CheckResult::name)
        .containsExactly("policyReadBack", "notStarved", "minPageLocality", "maxGapMs");
  }

  @Test
  void thresholdsThatExcludeEachOtherStartNothing() {
    FakeCtx strict = new FakeCtx(machine, Checks.defaults().minPageLocality(0.5));

    assertThatThrownBy(
            () ->
                Scenarios.executeStepsWith(
                    strict, Checks.none().maxPageLocality(0.2), Step.of(HoldSpec.FULL, NODE0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minPageLocality = 0.5 exceeds maxPageLocality = 0.2");
    assertThat(machine.events()).isEmpty();
  }

  @Test
  void nodeShareIsJudgedInTheStepThatHasItsCgroup() {
    AssertResult result =
        Scenarios.executeStepsWith(
            ctx,
            Checks.none().nodeShare("b", 0, 1.0),
            Step.of(HoldSpec.FULL, CgroupDef.named("a")),
            Step.of(HoldSpec.FULL, CgroupDef.named("b")));

    assertThat(result.check("nodeShare(b, 0)").observations()).isEqualTo(2);
    assertThat(result.checks())
        .filteredOn(check -> check.name().startsWith("nodeShare"))
        .hasSize(1);
  }

  @Test
  void scenarioWithoutStepsIsRefused() {
    assertThatThrownBy(() -> Scenarios.executeSteps(ctx))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without steps");
  }

  @Test
  void onTheHostNoCgroupIsTouched() {
    FakeMachine host = new FakeMachine("host");

    AssertResult result = new FakeCtx(host).run(CgroupDef.named("a").memPolicy(MemPolicy.bind(0)));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(host.events())
        .noneMatch(event -> event.startsWith("mkdir") || event.startsWith("write"));
  }

  @Test
  void cpusetOnTheHostIsOfASubtreeThatCarriesItsOwner() {
    FakeMachine host = new FakeMachine("host");
    String subtree = "/sys/fs/cgroup/ktstr-" + Owner.ofThisProcess() + "-";

    new FakeCtx(host).run(NODE0);

    assertThat(host.events())
        .anyMatch(event -> event.startsWith("mkdir " + subtree) && event.endsWith("/node0"))
        .anyMatch(event -> event.startsWith("rmdir " + subtree) && event.endsWith("/node0"));
    assertThat(host.files().list("/sys/fs/cgroup")).noneMatch(name -> name.startsWith("ktstr"));
  }

  @Test
  void whatTheHostMayForbidIsTriedByAChildOfEachKindFirst() {
    FakeMachine host = new FakeMachine("host");
    host.scripting(0, FakeWorker.Script.refused(4, 1));
    CgroupDef realTime =
        CgroupDef.named("a")
            .workers(3)
            .schedPolicy(SchedPolicy.fifo(1))
            .memPolicy(MemPolicy.bind(0));

    assertThatThrownBy(() -> new FakeCtx(host).run(realTime))
        .isInstanceOf(UnmetRequirementException.class)
        .hasMessageContaining("sched_setscheduler(0, SCHED_FIFO, {1}) was refused: EPERM")
        .hasMessageContaining("CAP_SYS_NICE");
    assertThat(host.events()).contains("spawn 1", "SETUP", "close crew").doesNotContain("RUN");
  }

  @Test
  void hostThatForbidsTracingSkipsProgramsWithTheCause() {
    FakeMachine host = new FakeMachine("host");
    host.scripting(0, FakeWorker.Script.refused(14, 1));
    CgroupDef program = CgroupDef.named("a").workers(1).workType(WorkType.exec("/bin/true"));

    assertThatThrownBy(() -> new FakeCtx(host).run(program))
        .isInstanceOf(UnmetRequirementException.class)
        .hasMessageContaining("ptrace(PTRACE_SEIZE) of \"/proc/self/exe\" was refused: EPERM")
        .hasMessageContaining("SYS_PTRACE");
    assertThat(host.events()).contains("spawn 1", "close crew");
  }

  @Test
  void whatNoHostCanDoIsLeftToTheRunItself() {
    FakeMachine host = new FakeMachine("host");
    host.scripting(0, FakeWorker.Script.refused(6, 22));
    host.scripting(1, FakeWorker.Script.refused(6, 22));

    assertThatThrownBy(
            () ->
                new FakeCtx(host).run(CgroupDef.named("a").workers(1).memPolicy(MemPolicy.bind(0))))
        .isInstanceOf(MachineException.class)
        .isNotInstanceOf(UnmetRequirementException.class)
        .hasMessageContaining("EINVAL");
  }

  @Test
  void weightsAreNotWrittenOnTheHost() {
    FakeMachine host = new FakeMachine("host");
    CgroupDef weighted =
        CgroupDef.named("w").memPolicy(MemPolicy.weightedInterleave(Map.of(0, 3, 1, 1)));

    assertThatThrownBy(() -> new FakeCtx(host).run(weighted))
        .isInstanceOf(UnmetRequirementException.class)
        .hasMessageContaining("only written in guests");
    assertThat(host.events()).isEmpty();
  }

  @Test
  void reportsSayWhatEachWorkerDidAndWhereItsPagesAre() {
    machine.scripting(1, FakeWorker.Script.withPages(Map.of(0, 900L, 1, 124L)));

    AssertResult result = new FakeCtx(machine, Checks.defaults().minPageLocality(0.9)).run(NODE0);

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.workers()).hasSize(2);
    WorkerReport second = result.workers().get(1);
    assertThat(second.label()).isEqualTo("node0/1");
    assertThat(second.pid()).isEqualTo(1001);
    assertThat(second.policy()).isEqualTo("bind:0");
    assertThat(second.expectedNodes()).isEqualTo(Set.of(0));
    assertThat(second.pages()).isEqualTo(Map.of(0, 900L, 1, 124L));
    assertThat(second.workUnits()).isEqualTo(640);
    assertThat(second.iterations()).isEqualTo(10);
    assertThat(second.wallNanos()).isEqualTo(20);
    assertThat(result.workers().get(0).pages()).isEqualTo(Map.of(0, 1024L));
  }

  @Test
  void workersOfSeveralGroupsAreNumberedThroughTheCgroup() {
    AssertResult result =
        ctx.run(
            CgroupDef.named("a")
                .workers(1)
                .work(WorkSpec.defaults().workers(2).memPolicy(MemPolicy.preferred(1))));

    assertThat(result.workers())
        .extracting(worker -> worker.label() + " " + worker.policy())
        .containsExactly("a/0 default", "a/1 preferred:1", "a/2 preferred:1");
  }

  @Test
  void workerWithoutAWorkingSetHasNoPages() {
    AssertResult result =
        new FakeCtx(machine, Checks.defaults().minPageLocality(0.5)).run(NODE0.workingSet(0));

    assertThat(result.workers()).allSatisfy(worker -> assertThat(worker.pages()).isEmpty());
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void workingSetThatIsNotInTheMapIsAFailureAndNotZeroPages() {
    machine.scripting(0, FakeWorker.Script.withoutMap());

    assertThatThrownBy(() -> ctx.run(NODE0))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("worker node0/0")
        .hasMessageContaining("/proc/1000/numa_maps has no line");
  }

  @Test
  void policyThatReadsBackOtherwiseFails() {
    machine.scripting(1, FakeWorker.Script.readingBack(0, 0));

    AssertResult result = ctx.run(NODE0);

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.checks())
        .filteredOn(check -> check.name().equals("policyReadBack"))
        .flatExtracting(CheckResult::details)
        .containsExactly(
            "node0/1: get_mempolicy reads back MPOL_DEFAULT NULL, expected MPOL_BIND {0}");
  }

  @Test
  void policyIsExpectedBackWithAllItsNodes() {
    machine.scripting(0, FakeWorker.Script.readingBack(3, 0b10));
    machine.scripting(1, FakeWorker.Script.readingBack(3, 0b11));

    AssertResult result = ctx.run(CgroupDef.named("a").memPolicy(MemPolicy.interleave(0, 1)));

    assertThat(result.checks().get(0).details())
        .containsExactly(
            "a/0: get_mempolicy reads back MPOL_INTERLEAVE {1}, expected MPOL_INTERLEAVE {0-1}");
  }

  @Test
  void starvingWorkerFails() {
    machine.scripting(0, FakeWorker.Script.starving());

    assertThat(ctx.run(NODE0).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void onlyPagesThatMigratedDuringTheStepCount() {
    AssertResult still =
        new FakeCtx(machine, Checks.defaults().maxCrossNodeMigrationRatio(0.0)).run(NODE0);

    assertThat(still.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void kernelWithoutAMigrationCounterMakesItsCheckInconclusive() {
    machine.fakeFiles().with("/proc/vmstat", "nr_free_pages 7\n");

    AssertResult result =
        new FakeCtx(machine, Checks.defaults().maxCrossNodeMigrationRatio(1.0)).run(NODE0);

    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
