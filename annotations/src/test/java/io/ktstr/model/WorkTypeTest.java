package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkTypeTest {

  private static final WorkType SEQUENCE = WorkType.sequence(Phase.spin(Duration.ofMillis(5)));

  /** Type, size of a group, size of the working set in KiB if it brings one. */
  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of(WorkType.cpuSpin(), 1, null),
        Arguments.of(WorkType.yieldHeavy(), 1, null),
        Arguments.of(WorkType.memTouch(), 1, null),
        Arguments.of(WorkType.futexPingPong(), 2, null),
        Arguments.of(WorkType.mixed(), 1, null),
        Arguments.of(WorkType.ioSync(), 1, null),
        Arguments.of(WorkType.bursty(), 1, null),
        Arguments.of(WorkType.pipeIo(), 2, null),
        Arguments.of(WorkType.cachePressure(), 1, 32),
        Arguments.of(WorkType.cachePressure(7, 1), 1, 7),
        Arguments.of(WorkType.cacheYield(), 1, 32),
        Arguments.of(WorkType.cachePipe(), 2, 32),
        Arguments.of(WorkType.futexFanOut(), 5, null),
        Arguments.of(WorkType.futexFanOut(2, 0), 3, null),
        Arguments.of(SEQUENCE, 1, null),
        Arguments.of(WorkType.forkExit(), 1, null),
        Arguments.of(WorkType.niceSweep(), 1, null),
        Arguments.of(WorkType.affinityChurn(), 1, null),
        Arguments.of(WorkType.policyChurn(), 1, null),
        Arguments.of(WorkType.fanOutCompute(), 5, 256),
        Arguments.of(WorkType.pageFaultChurn(), 1, 4096),
        Arguments.of(WorkType.mutexContention(), 4, null),
        Arguments.of(WorkType.mutexContention(3, 1, 1), 3, null),
        Arguments.of(WorkType.numaWorkingSetSweep(0), 1, 4096),
        Arguments.of(WorkType.numaMigrationChurn(), 1, null),
        Arguments.of(WorkType.exec("/bin/true"), 1, null),
        Arguments.of(WorkType.java("a.Main"), 1, null));
  }

  @ParameterizedTest
  @MethodSource("types")
  void groupsAndWorkingSets(WorkType type, int groupSize, Integer sizeKb) {
    assertThat(type.groupSize()).isEqualTo(groupSize);
    if (sizeKb == null) {
      assertThat(type.workingSetBytes()).isEmpty();
    } else {
      assertThat(type.workingSetBytes()).hasValue(sizeKb * 1024L);
    }
    assertThat(type.needsWorkingSet())
        .isEqualTo(sizeKb != null || type.equals(WorkType.memTouch()));
  }

  @Test
  void everyTypeIsInTheTable() {
    assertThat(types().<Class<?>>map(row -> row.get()[0].getClass()).distinct())
        .containsExactlyInAnyOrder(WorkType.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("types")
  void workersHaveTheWorkingSetOfTheirTypeUnlessToldOtherwise(
      WorkType type, int groupSize, Integer sizeKb) {
    long size = sizeKb != null ? sizeKb * 1024L : type.runsProgram() ? 0 : 4 << 20;
    WorkSpec work = WorkSpec.defaults().workType(type);
    assertThat(work.workingSetBytes()).isEqualTo(size);
    assertThat(work.workingSet(8).workingSetBytes()).isEqualTo(8);
  }

  @Test
  void factoriesWithoutNumbersGiveTheDefaults() {
    assertThat(WorkType.futexPingPong()).isEqualTo(WorkType.futexPingPong(1024));
    assertThat(WorkType.bursty()).isEqualTo(new WorkType.Bursty(50, 100));
    assertThat(WorkType.pipeIo()).isEqualTo(WorkType.pipeIo(1024));
    assertThat(WorkType.cachePressure()).isEqualTo(new WorkType.CachePressure(32, 64));
    assertThat(WorkType.cacheYield()).isEqualTo(new WorkType.CacheYield(32, 64));
    assertThat(WorkType.cachePipe()).isEqualTo(new WorkType.CachePipe(32, 1024));
    assertThat(WorkType.futexFanOut()).isEqualTo(new WorkType.FutexFanOut(4, 1024));
    assertThat(WorkType.affinityChurn()).isEqualTo(WorkType.affinityChurn(1024));
    assertThat(WorkType.policyChurn()).isEqualTo(WorkType.policyChurn(1024));
    assertThat(WorkType.fanOutCompute()).isEqualTo(new WorkType.FanOutCompute(4, 256, 5, 100));
    assertThat(WorkType.pageFaultChurn()).isEqualTo(new WorkType.PageFaultChurn(4096, 256, 64));
    assertThat(WorkType.mutexContention()).isEqualTo(new WorkType.MutexContention(4, 256, 1024));
    assertThat(WorkType.numaWorkingSetSweep(1, 0))
        .isEqualTo(WorkType.numaWorkingSetSweep(4096, 100, List.of(1, 0)));
    assertThat(WorkType.numaMigrationChurn()).isEqualTo(new WorkType.NumaMigrationChurn(100));
  }

  @Test
  void listsOfTypesDoNotChange() {
    List<Phase> phases = new ArrayList<>(List.of(Phase.io(Duration.ofMillis(1))));
    List<Integer> nodes = new ArrayList<>(List.of(0));
    WorkType.Sequence sequence = new WorkType.Sequence(phases);
    WorkType.NumaWorkingSetSweep sweep = new WorkType.NumaWorkingSetSweep(1, 1, nodes);
    phases.clear();
    nodes.clear();
    assertThat(sequence.phases()).hasSize(1);
    assertThat(sweep.nodes()).containsExactly(0);
  }

  @Test
  void sequenceKeepsTheOrderOfItsPhases() {
    Phase sleep = Phase.sleep(Duration.ofMillis(2));
    Phase yield = Phase.yield(Duration.ofNanos(1_500_000));
    assertThat(WorkType.sequence(sleep, yield, sleep))
        .isEqualTo(new WorkType.Sequence(List.of(sleep, yield, sleep)));
    assertThat(yield.kind()).isEqualTo(Phase.Kind.YIELD);
    assertThat(yield.millis()).isEqualTo(1.5);
    assertThat(Phase.spin(Duration.ofDays(400_000)).millis()).isEqualTo(400_000 * 86_400e3);
    assertThatNullPointerException().isThrownBy(() -> Phase.spin(null)).withMessage("duration");
  }

  @Test
  void displayNameIsTheTypesName() {
    assertThat(WorkType.yieldHeavy().displayName()).isEqualTo("YieldHeavy");
  }

  @Test
  void onlyProgramsRunPrograms() {
    WorkType exec = WorkType.exec("/bin/sleep", "10");
    assertThat(exec).isEqualTo(new WorkType.Exec(List.of("/bin/sleep", "10")));
    assertThat(exec.runsProgram()).isTrue();
    assertThat(WorkType.java("a.Main", "x"))
        .isEqualTo(new WorkType.JavaMain("a.Main", List.of("x")));
    assertThat(WorkType.java("a.Main").runsProgram()).isTrue();
    assertThat(WorkType.memTouch().runsProgram()).isFalse();
  }
}
