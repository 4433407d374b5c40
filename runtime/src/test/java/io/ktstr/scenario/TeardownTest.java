package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SystemCallException;
import io.ktstr.machine.WorkerState;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever fails, and wherever: the workers are gone, then the weights are what they were, then the
 * cgroups are gone.
 */
class TeardownTest {

  private static final String WEIGHTS = "/sys/kernel/mm/mempolicy/weighted_interleave";
  private static final String SUBTREE = "/sys/fs/cgroup/ktstr";
  private static final Errno EACCES = new Errno(13);

  private static final CgroupDef[] DEFS = {
    CgroupDef.named("node0")
        .withCpuset(CpusetSpec.numa(0))
        .cpusetMems(0, 1)
        .memPolicy(MemPolicy.bind(0)),
    CgroupDef.named("w/deep").memPolicy(MemPolicy.weightedInterleave(Map.of(0, 3, 1, 1)))
  };

  private final FakeMachine machine = new FakeMachine();

  @BeforeEach
  void giveTheMachineWeights() {
    machine.fakeFiles().with(WEIGHTS + "/node0", "5").with(WEIGHTS + "/node1", "4");
  }

  private void run() {
    new FakeCtx(machine).run(DEFS);
  }

  private void assertNothingIsLeft() {
    assertThat(machine.fakeFiles().hasFolder(SUBTREE)).isFalse();
    assertThat(machine.files().read(WEIGHTS + "/node0")).isEqualTo("5");
    assertThat(machine.files().read(WEIGHTS + "/node1")).isEqualTo("4");
    boolean spawned = machine.events().contains("spawn 4");
    assertThat(machine.events().stream().filter("close crew"::equals)).hasSize(spawned ? 1 : 0);
  }

  @Test
  void nothingIsLeftAfterSuccess() {
    run();

    assertThat(machine.events()).contains("spawn 4");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "write /sys/fs/cgroup/cgroup.subtree_control +cpuset",
        "mkdir " + SUBTREE,
        "write " + WEIGHTS + "/node0 3",
        "write " + WEIGHTS + "/node1 1",
        "write " + SUBTREE + "/cgroup.subtree_control +cpuset",
        "mkdir " + SUBTREE + "/node0",
        "write " + SUBTREE + "/node0/cpuset.cpus 0-1",
        "write " + SUBTREE + "/node0/cpuset.mems 0-1",
        "mkdir " + SUBTREE + "/w",
        "mkdir " + SUBTREE + "/w/deep",
        "write " + SUBTREE + "/node0/cgroup.procs 1000",
        "write " + SUBTREE + "/w/deep/cgroup.procs 1003"
      })
  void refusedChangeLeavesNothingBehind(String change) {
    machine.fakeFiles().refusing(change, EACCES);

    assertThatThrownBy(this::run)
        .isInstanceOf(SystemCallException.class)
        .hasMessageStartingWith(change + " was refused: EACCES (permission denied)");
    assertNothingIsLeft();
  }

  @Test
  void refusedSpawnLeavesNothingBehind() {
    machine.refusingToSpawn();

    assertThatThrownBy(this::run)
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("EAGAIN");
    assertNothingIsLeft();
  }

  @Test
  void refusedWorkersAreToldWithCallArgumentsAndErrnoAndNothingIsMeasured() {
    machine.scripting(1, FakeWorker.Script.refused(6, 22));
    machine.scripting(3, FakeWorker.Script.refused(3, 1));

    assertThatThrownBy(this::run)
        .isInstanceOf(MachineException.class)
        .hasMessage(
            """
            the kernel refused what 2 of 4 workers were asked to set up; nothing was measured
              worker node0/1: set_mempolicy(MPOL_BIND, {0}, maxnode 2) was refused: EINVAL (invalid argument)
              worker w/deep/1: sched_setaffinity(0, {}) was refused: EPERM (operation not permitted)""");
    assertThat(machine.events()).doesNotContain("RUN");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "WAITING, instead of reaching WAITING within 30 s",
    "READY, instead of reaching READY within 120 s",
    "RUNNING, instead of reaching RUNNING within 30 s",
    "STOPPED, while it was measured"
  })
  void deadWorkerIsNamedWithItsEndAndNothingIsLeft(WorkerState before, String when) {
    machine.scripting(2, FakeWorker.Script.dyingBefore(before));

    assertThatThrownBy(this::run)
        .isInstanceOf(MachineException.class)
        .hasMessageStartingWith("worker w/deep/0 (pid 1002) was killed by signal 9 " + when)
        .hasMessageContaining("no memory is left");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource(names = {"WAITING", "READY", "RUNNING", "STOPPED"})
  void workerThatHangsIsNamedWithItsStateAndNothingIsLeft(WorkerState before) {
    machine.scripting(3, FakeWorker.Script.hangingBefore(before));
    WorkerState last = WorkerState.of(before.number() - 1);

    assertThatThrownBy(this::run)
        .isInstanceOf(MachineException.class)
        .hasMessageStartingWith(
            "worker w/deep/1 (pid 1003) is in state " + last + " instead of reaching " + before);
    assertNothingIsLeft();
  }

  @Test
  void machineWithoutWeightsIsExplainedAndNothingIsLeft() {
    machine.fakeFiles().without(WEIGHTS);

    assertThatThrownBy(this::run)
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("the machine has no file " + WEIGHTS + "/node0")
        .hasMessageContaining("Linux 6.9");
    assertThat(machine.fakeFiles().hasFolder(SUBTREE)).isFalse();
    assertThat(machine.events()).doesNotContain("spawn 4");
  }

  @Test
  void weightThatCannotBeRestoredKeepsNeitherTheOthersNorTheCgroups() {
    machine.fakeFiles().refusing("write " + WEIGHTS + "/node0 5", EACCES);

    assertThatThrownBy(this::run)
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("node0 5 was refused: EACCES");

    assertThat(machine.files().read(WEIGHTS + "/node1")).isEqualTo("4");
    assertThat(machine.fakeFiles().hasFolder(SUBTREE)).isFalse();
  }

  @Test
  void firstFailureIsTheOneThatIsToldAndThoseOfCleaningUpAreAttached() {
    machine.scripting(0, FakeWorker.Script.refused(6, 22));
    machine.fakeFiles().refusing("rmdir " + SUBTREE + "/node0", EACCES);

    assertThatThrownBy(this::run)
        .hasMessageContaining("set_mempolicy")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .asString()
                    .contains("rmdir " + SUBTREE + "/node0 was refused"));
  }
}
