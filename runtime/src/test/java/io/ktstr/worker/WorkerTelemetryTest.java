package io.ktstr.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.Faults;
import io.ktstr.api.Gap;
import io.ktstr.api.Migration;
import io.ktstr.api.SchedStat;
import io.ktstr.api.Switches;
import io.ktstr.api.WakeLatencies;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All offsets are those of docs/protocol.md, section 1. */
class WorkerTelemetryTest {

  private static WorkerTelemetry of(SlotBytes bytes) {
    return new WorkerSlot(bytes.image()).telemetry();
  }

  @Test
  void whatTheLoopCountsIsRead() {
    WorkerTelemetry telemetry =
        of(
            new SlotBytes()
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
                .longWord(4472, Long.MIN_VALUE));

    assertThat(telemetry.iterations()).isEqualTo(11);
    assertThat(telemetry.workUnits()).isEqualTo(704);
    assertThat(telemetry.startNanos()).isEqualTo(1_000_000);
    assertThat(telemetry.wallNanos()).isEqualTo(2_500_000);
    assertThat(telemetry.cpuNanos()).isEqualTo(2_000_000);
    assertThat(telemetry.longestGap()).isEqualTo(new Gap(77, 78, 79));
    assertThat(telemetry.migrationCount()).isEqualTo(3);
    assertThat(telemetry.cpusUsed()).containsExactly(Set.of(0, 2, 1023));
  }

  @Test
  void runningWorkerHasNoWallTimeYet() {
    assertThat(of(new SlotBytes().longWord(4112, 5_000)).wallNanos()).isZero();
  }

  @Test
  void workerThatWasNeverSeenWasOnNoCpu() {
    assertThat(of(new SlotBytes()).cpusUsed()).containsExactly(Set.of());
  }

  @Test
  void cpusAreKeptApartByTheCpusetThatWasInForce() {
    SlotBytes bytes = new SlotBytes().longWord(4352, 0b1).longWord(4352 + 2 * 128, 0b110);

    assertThat(of(bytes).cpusUsed()).containsExactly(Set.of(0), Set.of(), Set.of(1, 2));
  }

  @Test
  void lastMigrationsAreReadFromTheOldestOn() {
    SlotBytes bytes = new SlotBytes().longWord(4160, 66);
    for (int place = 0; place < 64; place++) {
      int number = place < 2 ? 64 + place : place;
      int offset = 6400 + 16 * place;
      bytes.longWord(offset, number).word(offset + 8, 1).word(offset + 12, 2);
    }

    assertThat(of(bytes).migrations().count()).isEqualTo(66);
    assertThat(of(bytes).migrations().last())
        .hasSize(64)
        .startsWith(new Migration(2, 1, 2))
        .endsWith(new Migration(65, 1, 2));
  }

  /** The first and the last bucket of the ranges in steps of 1, 2 and 4, and the last of all. */
  @ParameterizedTest
  @CsvSource({"0, 0", "255, 255", "256, 256", "383, 510", "384, 512", "4095, 273804165120"})
  void bucketCountsItsLowestValue(int bucket, long nanos) {
    SlotBytes bytes =
        new SlotBytes().word(8192 + 4 * bucket, 5).longWord(4208, 5 * nanos).longWord(4216, nanos);

    assertThat(of(bytes).wakeLatencies())
        .isEqualTo(WakeLatencies.of(nanos, nanos, nanos, nanos, nanos));
  }

  @Test
  void numberAndMaximumOfWakeUpsAreReadWithoutTheirBuckets() {
    WorkerTelemetry telemetry = of(new SlotBytes().longWord(4200, 7).longWord(4216, 9));

    assertThat(telemetry.wakes()).isEqualTo(7);
    assertThat(telemetry.wakeMaxNanos()).isEqualTo(9);
    assertThat(telemetry.wakeLatencies()).isEqualTo(WakeLatencies.NONE);
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

    assertThat(of(bytes).schedStat()).isEmpty();
    assertThat(of(bytes.word(4248, 1)).schedStat()).contains(new SchedStat(10, 11, 12));
    assertThat(of(bytes).switches()).isEqualTo(new Switches(20, 21));
    assertThat(of(bytes).faults()).isEqualTo(new Faults(22, 23));
  }
}
