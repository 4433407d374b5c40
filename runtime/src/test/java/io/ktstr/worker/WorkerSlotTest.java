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
            .word(4176, 4712)
            .word(4180, 2)
            .word(4184, 3 << 8)
            .word(4188, 1)
            .longWord(4192, 9);
    WorkerSlot ended = new WorkerSlot(bytes.image());

    assertThat(ended.programPid()).hasValue(4712);
    assertThat(ended.programStatus()).hasValue(3 << 8);
    assertThat(ended.hasProgramMemory()).isTrue();
    assertThat(ended.outputBytes()).isEqualTo(9);
    assertThat(new WorkerSlot(bytes.word(4180, 1).image()).programStatus()).isEmpty();
  }

  @Test
  void loopHasNoProgram() {
    WorkerSlot slot = new WorkerSlot(new SlotBytes().image());

    assertThat(slot.programPid()).isEmpty();
    assertThat(slot.programStatus()).isEmpty();
    assertThat(slot.hasProgramMemory()).isFalse();
  }

  @Test
  void workingSetIsRead() {
    WorkerSlot slot =
        new WorkerSlot(
            new SlotBytes()
                .word(3396, 4096)
                .longWord(3400, 0x7f0000001000L)
                .longWord(3408, 1024)
                .image());

    assertThat(slot.pageSize()).isEqualTo(4096);
    assertThat(slot.workingSetAddress()).isEqualTo(0x7f0000001000L);
    assertThat(slot.pagesTouched()).isEqualTo(1024);
  }

  @Test
  void emptySlotHasNeitherRefusalNorPolicy() {
    WorkerSlot slot = new WorkerSlot(new SlotBytes().image());

    assertThat(slot.refusal()).isEmpty();
    assertThat(slot.policyReadBack()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void refusedStepIsFoundWithItsErrno(SetupStep step) {
    SlotBytes bytes = new SlotBytes();
    for (int earlier = 0; earlier < step.number(); earlier++) {
      bytes.step(earlier, 1, 0);
    }

    WorkerSlot slot = new WorkerSlot(bytes.step(step.number(), 2, 22).image());

    assertThat(slot.refusal()).hasValue(new WorkerSlot.Refusal(step, Errno.EINVAL, 0));
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
            new SlotBytes().policyRead(2 | 1 << 15, 0b11).longWord(3536, 1L << 63).image());

    assertThat(slot.policyReadBack())
        .hasValue(PolicyCall.of(MemPolicy.bind(0, 1, 1023), MpolFlags.STATIC_NODES));
  }

  @Test
  void policyThatCouldNotBeReadIsNone() {
    WorkerSlot slot = new WorkerSlot(new SlotBytes().policyRead(2, 1).step(7, 2, 38).image());

    assertThat(slot.policyReadBack()).isEmpty();
  }
}
