package io.ktstr.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.SlotImage;
import io.ktstr.model.LoopKind;
import io.ktstr.model.Phase;
import io.ktstr.model.WorkType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkTypeCodeTest {

  static Stream<Arguments> codes() {
    return Stream.of(
        Arguments.of(WorkType.cpuSpin(), 1, List.of()),
        Arguments.of(WorkType.yieldHeavy(), 2, List.of()),
        Arguments.of(WorkType.memTouch(), 3, List.of()),
        Arguments.of(WorkType.futexPingPong(7), 4, List.of(7L)),
        Arguments.of(WorkType.exec("/bin/true"), 5, List.of()),
        Arguments.of(WorkType.java("a.Main"), 5, List.of()),
        Arguments.of(WorkType.mixed(), 6, List.of()),
        Arguments.of(WorkType.ioSync(), 7, List.of()),
        Arguments.of(WorkType.bursty(3, 4), 8, List.of(3_000_000L, 4_000_000L)),
        Arguments.of(WorkType.pipeIo(5), 9, List.of(5L)),
        Arguments.of(WorkType.cachePressure(2, 64), 10, List.of(2048L, 64L)),
        Arguments.of(WorkType.cacheYield(3, 128), 11, List.of(3072L, 128L)),
        Arguments.of(WorkType.cachePipe(1, 9), 12, List.of(1024L, 9L)),
        Arguments.of(WorkType.futexFanOut(3, 8), 13, List.of(3L, 8L)),
        Arguments.of(WorkType.sequence(Phase.spin(Duration.ofMillis(1))), 14, List.of()),
        Arguments.of(WorkType.forkExit(), 15, List.of()),
        Arguments.of(WorkType.niceSweep(), 16, List.of()),
        Arguments.of(WorkType.affinityChurn(6), 17, List.of(6L)),
        Arguments.of(WorkType.policyChurn(5), 18, List.of(5L)),
        Arguments.of(WorkType.fanOutCompute(2, 3, 4, 5), 19, List.of(2L, 3072L, 4L, 5_000L)),
        Arguments.of(WorkType.pageFaultChurn(4, 5, 6), 20, List.of(4096L, 5L, 6L)),
        Arguments.of(WorkType.mutexContention(2, 3, 4), 21, List.of(2L, 3L, 4L)),
        Arguments.of(
            WorkType.numaWorkingSetSweep(8, 9, List.of(1)), 22, List.of(8192L, 9_000_000L)),
        Arguments.of(WorkType.numaMigrationChurn(3_600_000), 23, List.of(3_600_000_000_000L)));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void numberAndArgumentsOfTheProtocol(WorkType type, int number, List<Long> arguments) {
    WorkTypeCode code = WorkTypeCode.of(type);
    assertThat(code.number()).isEqualTo(number);
    assertThat(code.arguments()).isEqualTo(arguments);
  }

  @Test
  void everyKindIsInTheTable() {
    assertThat(codes().flatMap(row -> LoopKind.of((WorkType) row.get()[0]).stream()))
        .containsExactlyInAnyOrder(LoopKind.values());
  }

  @Test
  void numbersAreDifferent() {
    assertThat(Arrays.stream(LoopKind.values()).map(k -> WorkTypeCode.of(k.defaults()).number()))
        .doesNotHaveDuplicates();
  }

  @Test
  void phasesAreKindsAndNanoseconds() {
    WorkType sequence =
        WorkType.sequence(
            Phase.spin(Duration.ofNanos(1)),
            Phase.sleep(Duration.ofMillis(2)),
            Phase.yield(Duration.ofSeconds(3)),
            Phase.io(Duration.ofHours(1)));
    assertThat(WorkTypeCode.of(sequence).phases())
        .containsExactly(
            new WorkTypeCode.PhaseCode(0, 1),
            new WorkTypeCode.PhaseCode(1, 2_000_000),
            new WorkTypeCode.PhaseCode(2, 3_000_000_000L),
            new WorkTypeCode.PhaseCode(3, 3_600_000_000_000L));
    assertThat(WorkTypeCode.of(WorkType.cpuSpin()).phases()).isEmpty();
  }

  @Test
  void nodesKeepTheirOrderAndMayComeAgain() {
    assertThat(WorkTypeCode.of(WorkType.numaWorkingSetSweep(2, 0, 2, 1)).nodes())
        .containsExactly(2, 0, 2, 1);
    assertThat(WorkTypeCode.of(WorkType.numaMigrationChurn()).nodes()).isEmpty();
  }

  @Test
  void theWorkerFindsArgumentsPhasesAndSetsInItsSlot() {
    ByteBuffer slot = ByteBuffer.allocate(SlotImage.SIZE).order(ByteOrder.LITTLE_ENDIAN);
    WorkTypeCode.of(WorkType.numaWorkingSetSweep(8, 9, List.of(2, 65))).write(slot, List.of());
    SlotBytes sweep = new SlotBytes(new SlotImage(slot.array()));

    assertThat(sweep.word(8)).isEqualTo(22);
    assertThat(sweep.longWord(384)).isEqualTo(8192);
    assertThat(sweep.longWord(392)).isEqualTo(9_000_000);
    assertThat(sweep.word(560)).isEqualTo(2);
    assertThat(sweep.longWord(1024)).isEqualTo(4);
    assertThat(sweep.longWord(1024 + 128 + 8)).isEqualTo(2);
  }

  @Test
  void theWorkerFindsItsPhasesInItsSlot() {
    ByteBuffer slot = ByteBuffer.allocate(SlotImage.SIZE).order(ByteOrder.LITTLE_ENDIAN);
    WorkTypeCode.of(
            WorkType.sequence(Phase.spin(Duration.ofNanos(5)), Phase.io(Duration.ofNanos(6))))
        .write(slot, List.of());
    SlotBytes sequence = new SlotBytes(new SlotImage(slot.array()));

    assertThat(sequence.word(560)).isEqualTo(2);
    assertThat(sequence.longWord(584)).isEqualTo(5);
    assertThat(sequence.word(592)).isEqualTo(3);
    assertThat(sequence.longWord(600)).isEqualTo(6);
  }

  @Test
  void theWorkerFindsTheCpusOfEachNodeInItsSlot() {
    ByteBuffer slot = ByteBuffer.allocate(SlotImage.SIZE).order(ByteOrder.LITTLE_ENDIAN);
    WorkTypeCode.of(WorkType.numaMigrationChurn()).write(slot, List.of(Set.of(0), Set.of(1, 2)));
    SlotBytes churn = new SlotBytes(new SlotImage(slot.array()));

    assertThat(churn.word(560)).isEqualTo(2);
    assertThat(churn.longWord(1024)).isEqualTo(1);
    assertThat(churn.longWord(1152)).isEqualTo(6);
  }
}
