package io.ktstr.machine.local;

import static io.ktstr.machine.local.Requests.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCommand;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import io.ktstr.model.kernel.KernelModel;
import io.ktstr.os.Descriptors;
import io.ktstr.os.Os;
import io.ktstr.telemetry.NumaMap;
import io.ktstr.worker.PolicyCall;
import io.ktstr.worker.SetupStep;
import io.ktstr.worker.SlotBytes;
import io.ktstr.worker.WorkerRequest;
import io.ktstr.worker.WorkerSlot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real workers on this host. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LocalMachineTest {

  private static final int SIGKILL = 9;

  private final LocalMachine machine = LocalMachine.open();

  @AfterEach
  void closeMachine() {
    machine.close();
  }

  private WorkerCrew spawn(WorkerRequest... requests) {
    return machine.spawn(Stream.of(requests).map(WorkerRequest::order).toList());
  }

  private static void order(WorkerCrew crew, WorkerCommand command, WorkerState state) {
    crew.command(command);
    reach(crew, state);
  }

  private static void reach(WorkerCrew crew, WorkerState state) {
    assertThat(crew.await(state, LONG))
        .allSatisfy(status -> assertThat(status.state()).isEqualTo(state))
        .noneMatch(WorkerStatus::ended);
  }

  private static void runAndStop(WorkerCrew crew) {
    reach(crew, WorkerState.WAITING);
    order(crew, WorkerCommand.SETUP, WorkerState.READY);
    order(crew, WorkerCommand.RUN, WorkerState.RUNNING);
    crew.await(WorkerState.STOPPED, Duration.ofMillis(50));
    order(crew, WorkerCommand.STOP, WorkerState.STOPPED);
  }

  @Test
  void everyWorkTypeRunsUntilItIsStopped() {
    WorkSpec small = Requests.small();
    try (WorkerCrew crew =
        spawn(
            Requests.of(small.workType(WorkType.cpuSpin())),
            Requests.of(small.workType(WorkType.yieldHeavy())),
            Requests.of(small.workType(WorkType.memTouch())))) {
      runAndStop(crew);

      List<WorkerSlot> slots = crew.slots().stream().map(WorkerSlot::new).toList();
      assertThat(slots)
          .allSatisfy(slot -> assertThat(slot.telemetry().iterations()).isPositive())
          .allSatisfy(slot -> assertThat(slot.telemetry().wallNanos()).isPositive())
          .allSatisfy(slot -> assertThat(slot.telemetry().cpuNanos()).isPositive())
          .allSatisfy(slot -> assertThat(slot.pagesTouched()).isEqualTo(16))
          .allSatisfy(slot -> assertThat(slot.telemetry().cpusUsed()).isNotEmpty());
      assertThat(slots.get(0).telemetry().workUnits())
          .isEqualTo(1024 * slots.get(0).telemetry().iterations());
      assertThat(slots.get(1).telemetry().workUnits())
          .isEqualTo(slots.get(1).telemetry().iterations());
      assertThat(slots.get(2).telemetry().workUnits())
          .isEqualTo(64 * slots.get(2).telemetry().iterations());
    }
  }

  @Test
  void stoppedWorkersKeepTheirMemoryAndEndWhenTold() {
    try (WorkerCrew crew = spawn(Requests.of(Requests.small()))) {
      runAndStop(crew);
      WorkerSlot slot = new WorkerSlot(crew.slots().get(0));

      String text = machine.files().read("/proc/" + crew.pids().get(0) + "/numa_maps");
      NumaMap map = NumaMap.at(NumaMap.parse(text), slot.workingSetAddress()).orElseThrow();
      assertThat(map.pagesOf(slot.pageSize()).values().stream().mapToLong(n -> n).sum())
          .isEqualTo(16);

      crew.command(WorkerCommand.EXIT);
      List<WorkerStatus> ends = crew.await(WorkerState.REFUSED, LONG);
      assertThat(ends).extracting(WorkerStatus::describe).containsExactly("exited with status 0");
    }
  }

  private static Stream<Arguments> policies() {
    return Stream.of(
        Arguments.of(MemPolicy.bind(0), MpolFlags.NONE),
        Arguments.of(MemPolicy.bind(0), MpolFlags.STATIC_NODES),
        Arguments.of(MemPolicy.preferred(0), MpolFlags.NONE),
        Arguments.of(MemPolicy.preferred(0), MpolFlags.RELATIVE_NODES),
        Arguments.of(MemPolicy.interleave(0), MpolFlags.NONE),
        Arguments.of(MemPolicy.interleave(0), MpolFlags.STATIC_NODES),
        Arguments.of(MemPolicy.local(), MpolFlags.NONE));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void policyIsReadBackFromTheKernel(MemPolicy policy, MpolFlags flags) {
    try (WorkerCrew crew = spawn(Requests.withPolicy(policy, flags))) {
      reach(crew, WorkerState.WAITING);
      order(crew, WorkerCommand.SETUP, WorkerState.READY);

      String asked =
          PolicyCall.of(policy, flags).readBack(Set.of(0), KernelModel.newest()).describe();
      assertThat(new WorkerSlot(crew.slots().get(0)).policyReadBack().map(PolicyCall::describe))
          .hasValue(asked);
    }
  }

  @Test
  void pagesOfABoundWorkerAreOnItsNode() {
    try (WorkerCrew crew = spawn(Requests.withPolicy(MemPolicy.bind(0), MpolFlags.NONE))) {
      reach(crew, WorkerState.WAITING);
      order(crew, WorkerCommand.SETUP, WorkerState.READY);
      WorkerSlot slot = new WorkerSlot(crew.slots().get(0));

      String text = machine.files().read("/proc/" + crew.pids().get(0) + "/numa_maps");
      NumaMap map = NumaMap.at(NumaMap.parse(text), slot.workingSetAddress()).orElseThrow();

      assertThat(map.policy()).isEqualTo("bind:0");
      assertThat(map.pagesOf(slot.pageSize())).isEqualTo(Map.of(0, 16L));
    }
  }

  @Test
  void refusedPolicyIsReportedWithStepErrnoAndCall() {
    WorkerRequest absent = Requests.withPolicy(MemPolicy.bind(1000), MpolFlags.NONE);
    try (WorkerCrew crew = spawn(absent, Requests.of(Requests.small()))) {
      reach(crew, WorkerState.WAITING);
      crew.command(WorkerCommand.SETUP);

      List<WorkerStatus> statuses = crew.await(WorkerState.READY, LONG);

      assertThat(statuses)
          .extracting(WorkerStatus::state)
          .containsExactly(WorkerState.REFUSED, WorkerState.READY);
      assertThat(statuses).noneMatch(WorkerStatus::ended);
      WorkerSlot slot = new WorkerSlot(crew.slots().get(0));
      WorkerSlot.Refusal refusal = slot.refusal().orElseThrow();
      assertThat(refusal)
          .isEqualTo(new WorkerSlot.Refusal(SetupStep.SET_MEMPOLICY, Errno.EINVAL, 0));
      assertThat(refusal.describe(absent))
          .isEqualTo(
              "set_mempolicy(MPOL_BIND, {1000}, maxnode 1002) was refused: EINVAL (invalid"
                  + " argument)");
      assertThat(slot.pagesTouched()).as("later steps").isZero();
      assertThat(new WorkerSlot(crew.slots().get(1)).refusal()).isEmpty();
    }
  }

  @Test
  void affinityIsWhereTheWorkerRuns() {
    WorkerRequest pinned = WorkerRequest.of(Requests.small(), Optional.of(Set.of(0)));
    try (WorkerCrew crew = spawn(pinned)) {
      runAndStop(crew);

      WorkerSlot slot = new WorkerSlot(crew.slots().get(0));
      assertThat(slot.telemetry().cpusUsed()).containsExactly(Set.of(0));
      assertThat(slot.telemetry().migrationCount()).isZero();
    }
  }

  @Test
  void faultySlotSkipsThePolicyAndOnlyThat() {
    SlotImage slot = Requests.withPolicy(MemPolicy.bind(0), MpolFlags.NONE).encode();
    SlotBytes faulty = new SlotBytes(slot);
    faulty.word(12, faulty.word(12) | 1 << 16);
    try (WorkerCrew crew = machine.spawn(List.of(WorkerOrder.loop(faulty.image())))) {
      reach(crew, WorkerState.WAITING);
      order(crew, WorkerCommand.SETUP, WorkerState.READY);

      WorkerSlot read = new WorkerSlot(crew.slots().get(0));
      assertThat(read.policyReadBack().map(PolicyCall::describe)).hasValue("MPOL_DEFAULT NULL");
      assertThat(read.pagesTouched()).isEqualTo(16);
    }
  }

  @Test
  void workersAreChildrenOfThisJvmWithANameOfTheirOwn() {
    try (WorkerCrew crew = machine.spawn(Requests.small(3))) {
      reach(crew, WorkerState.WAITING);

      assertThat(crew.pids())
          .hasSize(3)
          .doesNotHaveDuplicates()
          .allSatisfy(
              pid ->
                  assertThat(ProcessHandle.of(pid).orElseThrow().parent())
                      .hasValue(ProcessHandle.current()))
          .allSatisfy(
              pid ->
                  assertThat(machine.files().read("/proc/" + pid + "/comm").strip())
                      .isEqualTo("ktstr-worker"));
    }
  }

  @Test
  void endOfAWorkerIsNoticedByWhoeverAwaitsTheCrew() {
    try (WorkerCrew crew = machine.spawn(Requests.small(2))) {
      reach(crew, WorkerState.WAITING);
      order(crew, WorkerCommand.SETUP, WorkerState.READY);
      order(crew, WorkerCommand.RUN, WorkerState.RUNNING);
      int victim = crew.pids().get(1);
      new Os().signal(victim, SIGKILL);
      crew.command(WorkerCommand.STOP);

      List<WorkerStatus> statuses = crew.await(WorkerState.STOPPED, LONG);

      assertThat(statuses.get(0).ended()).isFalse();
      assertThat(statuses.get(0).state()).isEqualTo(WorkerState.STOPPED);
      assertThat(statuses.get(1).ended()).isTrue();
      assertThat(statuses.get(1).pid()).isEqualTo(victim);
      assertThat(statuses.get(1).describe()).isEqualTo("was killed by signal 9");
    }
  }

  @Test
  void workersThatCannotStartEndWithTheStatusOfTheProtocol() {
    SlotImage noMark = new SlotBytes(Requests.small(1).get(0).slot()).word(0, 1).image();
    SlotImage oddSize = new SlotBytes(Requests.small(1).get(0).slot()).longWord(40, 100).image();
    try (WorkerCrew crew =
        machine.spawn(List.of(WorkerOrder.loop(noMark), WorkerOrder.loop(oddSize)))) {
      assertThat(crew.await(WorkerState.WAITING, LONG))
          .extracting(WorkerStatus::describe)
          .containsExactly("exited with status 64", "exited with status 64");
    }
  }

  @Test
  void waitThatIsNotFulfilledEndsAtItsDeadline() {
    try (WorkerCrew crew = machine.spawn(Requests.small(1))) {
      reach(crew, WorkerState.WAITING);

      assertThat(crew.await(WorkerState.READY, Duration.ofMillis(1)))
          .extracting(WorkerStatus::state)
          .containsExactly(WorkerState.WAITING);
    }
  }

  @Test
  void bellThatWasHeardIsSilentAgainSoThatWaitingTakesNoTime() {
    Set<Integer> before = Descriptors.on("eventfd");
    try (WorkerCrew crew = machine.spawn(Requests.small(2))) {
      Set<Integer> bell = new TreeSet<>(Descriptors.on("eventfd"));
      bell.removeAll(before);
      reach(crew, WorkerState.WAITING);

      crew.await(WorkerState.READY, Duration.ofMillis(100));

      assertThat(bell).hasSize(1);
      assertThat(machine.files().read("/proc/self/fdinfo/" + bell.iterator().next()))
          .containsPattern("eventfd-count: +0\\n");
    }
  }

  @Test
  void interruptedWaitIsAFailureAndKeepsTheInterrupt() {
    try (WorkerCrew crew = machine.spawn(Requests.small(1))) {
      reach(crew, WorkerState.WAITING);
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> crew.await(WorkerState.READY, Duration.ofSeconds(1)))
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void closingACrewKillsAndReapsItsWorkers() {
    WorkerCrew crew = machine.spawn(Requests.small(3));
    reach(crew, WorkerState.WAITING);
    order(crew, WorkerCommand.SETUP, WorkerState.READY);
    order(crew, WorkerCommand.RUN, WorkerState.RUNNING);
    List<Integer> pids = crew.pids();

    crew.close();

    assertThat(pids).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
  }

  @Test
  void closedCrewRefusesToTouchItsMemory() {
    WorkerCrew crew = machine.spawn(Requests.small(1));
    crew.close();
    crew.close();

    assertThatThrownBy(crew::slots).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> crew.command(WorkerCommand.RUN))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> crew.await(WorkerState.READY, LONG))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingTheMachineEndsWorkersThatAreStillThere() {
    LocalMachine other = LocalMachine.open();
    try (WorkerCrew crew = other.spawn(Requests.small(2))) {
      reach(crew, WorkerState.WAITING);

      other.close();

      assertThat(crew.await(WorkerState.READY, LONG))
          .extracting(WorkerStatus::describe)
          .containsExactly("was killed by signal 9", "was killed by signal 9");
    }
    other.close(); // once more is no fault
  }

  @Test
  void identityIsThisHost() {
    assertThat(machine.identity().kind()).isEqualTo("host");
    assertThat(machine.identity().kernelRelease()).isEqualTo(System.getProperty("os.version"));
    assertThat(machine.identity().architecture()).isEqualTo(System.getProperty("os.arch"));
  }
}
