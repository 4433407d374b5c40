package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopKindTest {

  private static final List<Phase> PHASES = List.of(Phase.io(Duration.ofMillis(3)));
  private static final List<Integer> NODES = List.of(1, 0, 1);

  @Test
  void everyTypeThatIsNoProgramHasItsKind() {
    List<Class<?>> kinds =
        Arrays.stream(LoopKind.values()).<Class<?>>map(kind -> kind.defaults().getClass()).toList();
    List<Class<?>> loops = new ArrayList<>(List.of(WorkType.class.getPermittedSubclasses()));
    loops.removeAll(List.of(WorkType.Exec.class, WorkType.JavaMain.class));
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(loops);
  }

  @ParameterizedTest
  @EnumSource
  void attributesAreTheComponentsOfTheRecord(LoopKind kind) {
    assertThat(kind.attributes())
        .containsExactlyElementsOf(
            Arrays.stream(kind.defaults().getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void factoryIsThere(LoopKind kind) {
    assertThat(WorkType.class.getMethods())
        .extracting(Method::getName)
        .contains(kind.factoryName());
    assertThat(LoopKind.ofFactory(kind.factoryName())).contains(kind);
  }

  /** Numbers that are all different would show one that lands in the place of another. */
  @ParameterizedTest
  @EnumSource
  void whatATypeIsMadeOfComesBack(LoopKind kind) {
    List<Long> numbers = LongStream.rangeClosed(1, kind.parameters().size()).boxed().toList();
    WorkType type = kind.with(new LoopValues(numbers, PHASES, NODES));
    assertThat(LoopKind.of(type)).contains(kind);
    assertThat(kind.numbers(type)).isEqualTo(numbers);
  }

  @ParameterizedTest
  @EnumSource
  void defaultsAreWithinTheirRanges(LoopKind kind) {
    assertThat(kind.parameters())
        .allSatisfy(
            parameter ->
                assertThat(parameter.of(kind.defaults()))
                    .isBetween(parameter.min(), parameter.max()));
  }

  @Test
  void phasesAndNodesArriveAsTheyAre() {
    assertThat(LoopKind.SEQUENCE.with(new LoopValues(List.of(), PHASES, List.of())))
        .isEqualTo(new WorkType.Sequence(PHASES));
    assertThat(
            LoopKind.NUMA_WORKING_SET_SWEEP.with(new LoopValues(List.of(4L, 5L), List.of(), NODES)))
        .isEqualTo(new WorkType.NumaWorkingSetSweep(4, 5, NODES));
  }

  @Test
  void numberThatNoIntHoldsIsAsMuchOutOfRange() {
    assertThat(LoopKind.MUTEX_CONTENTION.with(LoopValues.of(List.of((1L << 32) + 4, 1L, 1L))))
        .isEqualTo(WorkType.mutexContention(Integer.MAX_VALUE, 1, 1));
  }

  @Test
  void programsAreNoLoops() {
    assertThat(LoopKind.of(WorkType.exec("/bin/true"))).isEmpty();
    assertThat(LoopKind.of(WorkType.java("a.Main"))).isEmpty();
    assertThat(LoopKind.ofFactory("exec")).isEmpty();
    assertThat(LoopKind.ofFactory("Bursty")).isEmpty();
  }

  @Test
  void numberOfAnotherKindIsNotThere() {
    LoopParameter burst = LoopKind.BURSTY.parameters().get(0);
    assertThat(burst.of(WorkType.bursty(7, 8))).isEqualTo(7);
    WorkType other = WorkType.cpuSpin();
    assertThatThrownBy(() -> burst.of(other)).isInstanceOf(ClassCastException.class);
  }

  @Test
  void workersAreToldBytesAndNanoseconds() {
    assertThat(LoopParameter.Unit.STEPS.toBase(7)).isEqualTo(7);
    assertThat(LoopParameter.Unit.WORKERS.toBase(7)).isEqualTo(7);
    assertThat(LoopParameter.Unit.BYTES.toBase(7)).isEqualTo(7);
    assertThat(LoopParameter.Unit.KIB.toBase(7)).isEqualTo(7 * 1024);
    assertThat(LoopParameter.Unit.MICROSECONDS.toBase(7)).isEqualTo(7_000);
    assertThat(LoopParameter.Unit.MILLISECONDS.toBase(7)).isEqualTo(7_000_000);
  }

  @ParameterizedTest
  @EnumSource
  void largestNumbersFit(LoopKind kind) {
    assertThat(kind.parameters())
        .allSatisfy(
            parameter ->
                assertThat(parameter.unit().toBase(parameter.max()))
                    .isBetween(parameter.max(), 1L << 42));
  }
}
