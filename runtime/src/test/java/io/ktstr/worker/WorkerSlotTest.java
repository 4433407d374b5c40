package io.ktstr.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.Errno;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.WorkSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  void telemetryIsRead() {
    WorkerSlot slot =
        new WorkerSlot(
            new SlotBytes()
                .word(3396, 4096)
                .longWord(3400, 0x7f0000001000L)
                .longWord(3408, 1024)
                .longWord(4096, 11)
                .longWord(4104, 704)
                .longWord(4112, 1_000_000)
                .longWord(4120, 3_500_000)
                .longWord(4128, 2_000_000)
                .longWord(4136, 77)
                .longWord(4144, 78)
                .word(4152, 79)
                .word(4156, 80)
                .longWord(4160, 3)
                .longWord(4168, 12)
                .longWord(4352, 0b101)
                .longWord(4472, Long.MIN_VALUE)
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
    assertThat(slot.cpusUsed()).containsExactly(Set.of(0, 2, 1023));
  }

  @Test
  void runningWorkerHasNoWallTimeYet() {
    assertThat(new WorkerSlot(new SlotBytes().longWord(4112, 5_000).image()).wallNanos()).isZero();
  }

  @Test
  void emptySlotHasNeitherRefusalNorPolicy() {
    WorkerSlot slot = new WorkerSlot(new SlotBytes().image());

    assertThat(slot.refusal()).isEmpty();
    assertThat(slot.policyReadBack()).isEmpty();
    assertThat(slot.cpusUsed()).containsExactly(Set.of());
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

  @Test
  void cpusAreKeptApartByTheCpusetThatWasInForce() {
    WorkerSlot slot =
        new WorkerSlot(new SlotBytes().longWord(4352, 0b1).longWord(4352 + 2 * 128, 0b110).image());

    assertThat(slot.cpusUsed()).containsExactly(Set.of(0), Set.of(), Set.of(1, 2));
  }

  @Test
  void lastMigrationsAreReadFromTheOldestOn() {
    SlotBytes bytes = new SlotBytes().longWord(4160, 66);
    for (int place = 0; place < 64; place++) {
      int number = place < 2 ? 64 + place : place;
      bytes
          .longWord(6400 + 16 * place, number)
          .word(6408 + 16 * place, 1)
          .word(6412 + 16 * place, 2);
    }

    assertThat(new WorkerSlot(bytes.image()).lastMigrations())
        .hasSize(64)
        .startsWith(new WorkerSlot.Migration(2, 1, 2))
        .endsWith(new WorkerSlot.Migration(65, 1, 2));
  }

  /** The first and the last of the ranges that HdrHistogram counts in steps of 1, 2 and 4. */
  @Test
  void bucketsOfWakeLatenciesHaveTheLowestValueThatTheyCount() {
    SlotBytes bytes = new SlotBytes();
    int[] used = {0, 255, 256, 383, 384, 4095};
    for (int bucket : used) {
      bytes.word(8192 + 4 * bucket, bucket + 1);
    }

    assertThat(new WorkerSlot(bytes.image()).wakeBuckets())
        .containsExactly(
            Map.entry(0L, 1L),
            Map.entry(255L, 256L),
            Map.entry(256L, 257L),
            Map.entry(510L, 384L),
            Map.entry(512L, 385L),
            Map.entry(255L << 30, 4096L));
  }

  @Test
  void whatTheKernelCountsIsRead() {
    SlotBytes bytes = new SlotBytes();
    for (int i = 0; i < 3; i++) {
      bytes.longWord(4224 + 8 * i, 10 + i);
    }
    for (int i = 0; i < 4; i++) {
      bytes.longWord(4256 + 8 * i, 20 + i);
    }
    WorkerSlot slot = new WorkerSlot(bytes.image());

    assertThat(slot.hasSchedStat()).isFalse();
    assertThat(new WorkerSlot(bytes.word(4248, 1).image()).hasSchedStat()).isTrue();
    assertThat(slot.runNanos()).isEqualTo(10);
    assertThat(slot.runDelayNanos()).isEqualTo(11);
    assertThat(slot.timeslices()).isEqualTo(12);
    assertThat(slot.voluntarySwitches()).isEqualTo(20);
    assertThat(slot.involuntarySwitches()).isEqualTo(21);
    assertThat(slot.minorFaults()).isEqualTo(22);
    assertThat(slot.majorFaults()).isEqualTo(23);
  }
}
