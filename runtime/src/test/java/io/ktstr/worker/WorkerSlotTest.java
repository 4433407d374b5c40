package io.ktstr.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.Errno;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.WorkSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All offsets are those of docs/protocol.md, section 1. */
class WorkerSlotTest {

  @Test
  void endOfAProgramIsRead() {
    SlotBytes bytes =
        new SlotBytes()
            .word(848, 4712)
            .word(852, 2)
            .word(856, 3 << 8)
            .word(860, 1)
            .longWord(864, 9);
    WorkerSlot ended = new WorkerSlot(bytes.image());

    assertThat(ended.programPid()).hasValue(4712);
    assertThat(ended.programStatus()).hasValue(3 << 8);
    assertThat(ended.hasProgramMemory()).isTrue();
    assertThat(ended.outputBytes()).isEqualTo(9);
    assertThat(new WorkerSlot(bytes.word(852, 1).image()).programStatus()).isEmpty();
  }

  @Test
  void loopHasNoProgram() {
    WorkerSlot slot = new WorkerSlot(new SlotBytes().image());

    assertThat(slot.programPid()).isEmpty();
    assertThat(slot.programStatus()).isEmpty();
    assertThat(slot.hasProgramMemory()).isFalse();
  }

  @Test
  void telemetryIsRead() {
    WorkerSlot slot =
        new WorkerSlot(
            new SlotBytes()
                .word(532, 4096)
                .longWord(536, 0x7f0000001000L)
                .longWord(544, 1024)
                .longWord(768, 11)
                .longWord(776, 704)
                .longWord(784, 1_000_000)
                .longWord(792, 3_500_000)
                .longWord(800, 2_000_000)
                .longWord(808, 77)
                .longWord(816, 78)
                .word(824, 79)
                .word(828, 80)
                .longWord(832, 3)
                .longWord(840, 12)
                .longWord(896, 0b101)
                .longWord(1016, Long.MIN_VALUE)
                .image());

    assertThat(slot.pageSize()).isEqualTo(4096);
    assertThat(slot.workingSetAddress()).isEqualTo(0x7f0000001000L);
    assertThat(slot.pagesTouched()).isEqualTo(1024);
    assertThat(slot.iterations()).isEqualTo(11);
    assertThat(slot.workUnits()).isEqualTo(704);
    assertThat(slot.wallNanos()).isEqualTo(2_500_000);
    assertThat(slot.cpuNanos()).isEqualTo(2_000_000);
    assertThat(slot.maxGapNanos()).isEqualTo(77);
    assertThat(slot.migrations()).isEqualTo(3);
    assertThat(slot.cpusUsed()).containsExactly(0, 2, 1023);
  }

  @Test
  void runningWorkerHasNoWallTimeYet() {
    assertThat(new WorkerSlot(new SlotBytes().longWord(784, 5_000).image()).wallNanos()).isZero();
  }

  @Test
  void emptySlotHasNeitherRefusalNorPolicy() {
    WorkerSlot slot = new WorkerSlot(new SlotBytes().image());

    assertThat(slot.refusal()).isEmpty();
    assertThat(slot.policyReadBack()).isEmpty();
    assertThat(slot.cpusUsed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void refusedStepIsFoundWithItsErrno(SetupStep step) {
    SlotBytes bytes = new SlotBytes();
    for (int earlier = 0; earlier < step.number(); earlier++) {
      bytes.step(earlier, 1, 0);
    }

    WorkerSlot slot = new WorkerSlot(bytes.step(step.number(), 2, 22).image());

    assertThat(slot.refusal()).hasValue(new WorkerSlot.Refusal(step, Errno.EINVAL));
  }

  @Test
  void errnoOfAStepThatIsDoneIsNoRefusal() {
    WorkerSlot slot = new WorkerSlot(new SlotBytes().step(10, 1, 22).image());

    assertThat(slot.refusal()).isEmpty();
  }

  @Test
  void refusalIsToldWithCallArgumentsAndErrno() {
    WorkerRequest request =
        WorkerRequest.of(WorkSpec.defaults().memPolicy(MemPolicy.bind(5)), Optional.empty());
    WorkerSlot slot = new WorkerSlot(new SlotBytes().step(6, 2, 22).image());

    assertThat(slot.refusal().orElseThrow().describe(request))
        .isEqualTo(
            "set_mempolicy(MPOL_BIND, {5}, maxnode 7) was refused: EINVAL (invalid argument)");
  }

  @Test
  void policyIsReadBackWithFlagsAndNodes() {
    WorkerSlot slot =
        new WorkerSlot(
            new SlotBytes().policyRead(2 | 1 << 15, 0b11).longWord(672, 1L << 63).image());

    assertThat(slot.policyReadBack())
        .hasValue(PolicyCall.of(MemPolicy.bind(0, 1, 1023), MpolFlags.STATIC_NODES));
  }

  @Test
  void policyThatCouldNotBeReadIsNone() {
    WorkerSlot slot = new WorkerSlot(new SlotBytes().policyRead(2, 1).step(7, 2, 38).image());

    assertThat(slot.policyReadBack()).isEmpty();
  }
}
