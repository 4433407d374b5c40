package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.model.LoopKind;
import io.ktstr.model.LoopParameter;
import io.ktstr.model.LoopValues;
import io.ktstr.model.Phase;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTypeRulesTest {

  private static final Phase PHASE = Phase.spin(Duration.ofMillis(5));

  static Stream<Arguments> degenerate() {
    return Stream.of(
        Arguments.of(WorkType.futexPingPong(-1), "spinIters = -1; it can be 0 to 100000000"),
        Arguments.of(WorkType.bursty(0, 1), "burstMs = 0; it can be 1 to 3600000"),
        Arguments.of(WorkType.bursty(3_600_001, 1), "write 3600000"),
        Arguments.of(WorkType.bursty(1, -1), "sleepMs = -1"),
        Arguments.of(WorkType.bursty(1, 3_600_001), "sleepMs = 3600001"),
        Arguments.of(WorkType.pipeIo(-1), "burstIters = -1"),
        Arguments.of(WorkType.pipeIo(100_000_001), "burstIters = 100000001"),
        Arguments.of(WorkType.cachePressure(0, 1), "sizeKb = 0"),
        Arguments.of(WorkType.cachePressure(1, 0), "stride = 0"),
        Arguments.of(WorkType.cachePressure(1, 1025), "write a stride up to 1024"),
        Arguments.of(WorkType.cachePressure(Long.MAX_VALUE, 1), "write 1073741824"),
        Arguments.of(WorkType.cacheYield(0, 64), "CacheYield with sizeKb = 0"),
        Arguments.of(WorkType.cacheYield(32, -64), "stride = -64"),
        Arguments.of(WorkType.cacheYield(2, 4096), "stride = 4096 but sizeKb = 2"),
        Arguments.of(WorkType.cachePipe(0, 1), "sizeKb = 0"),
        Arguments.of(WorkType.cachePipe(1, 0), "burstIters = 0"),
        Arguments.of(WorkType.futexFanOut(0, 1), "fanOut = 0"),
        Arguments.of(WorkType.futexFanOut(Integer.MAX_VALUE, 1), "write 65535"),
        Arguments.of(WorkType.futexFanOut(1, -1), "spinIters = -1"),
        Arguments.of(WorkType.affinityChurn(0), "spinIters = 0"),
        Arguments.of(WorkType.policyChurn(0), "spinIters = 0"),
        Arguments.of(WorkType.fanOutCompute(0, 1, 1, 1), "fanOut = 0"),
        Arguments.of(WorkType.fanOutCompute(1, 0, 1, 1), "cacheFootprintKb = 0"),
        Arguments.of(WorkType.fanOutCompute(1, 1, 0, 1), "use FutexFanOut"),
        Arguments.of(WorkType.fanOutCompute(1, 1, 1_000_000_000, 1), "write 100000000"),
        Arguments.of(WorkType.fanOutCompute(1, 1, 1, -1), "sleepUsec = -1"),
        Arguments.of(WorkType.fanOutCompute(1, 1, 1, 3_600_000_001L), "write 3600000000"),
        Arguments.of(WorkType.pageFaultChurn(0, 1, 1), "regionKb = 0"),
        Arguments.of(WorkType.pageFaultChurn(1, 0, 1), "touchesPerCycle = 0"),
        Arguments.of(WorkType.pageFaultChurn(1, 1, -1), "spinIters = -1"),
        Arguments.of(WorkType.mutexContention(0, 1, 1), "contenders = 0"),
        Arguments.of(WorkType.mutexContention(1, -1, 1), "holdIters = -1"),
        Arguments.of(WorkType.mutexContention(1, 1, -1), "workIters = -1"),
        Arguments.of(WorkType.numaWorkingSetSweep(0, 1, List.of(0)), "regionKb = 0"),
        Arguments.of(WorkType.numaWorkingSetSweep(1, 0, List.of(0)), "periodMs = 0"),
        Arguments.of(WorkType.numaWorkingSetSweep(), "NumaWorkingSetSweep with 0 nodes to go to"),
        Arguments.of(WorkType.numaWorkingSetSweep(new int[17]), "leave 1 out"),
        Arguments.of(WorkType.numaWorkingSetSweep(0, -1), "names node -1"),
        Arguments.of(WorkType.numaMigrationChurn(0), "periodMs = 0"),
        Arguments.of(new WorkType.Sequence(List.of()), "0 phases; a pass goes through 1 to 16"),
        Arguments.of(new WorkType.Sequence(Collections.nCopies(18, PHASE)), "leave 2 out"),
        Arguments.of(WorkType.sequence(PHASE, Phase.sleep(Duration.ZERO)), "SLEEP of 0.0 ms"),
        Arguments.of(WorkType.sequence(Phase.io(Duration.ofHours(2))), "example 3600000"));
  }

  @ParameterizedTest
  @MethodSource("degenerate")
  void workThatDoesNothingOrDoesNotEndIsRefused(WorkType type, String part) {
    Verdict.Violation violation = WorkTypeRules.check("cg_0", type).violation().orElseThrow();
    assertThat(violation.message()).contains("\"cg_0\"", part);
    Messages.assertWellFormed(violation);
  }

  /** Each number alone, so that no other one is the cause. */
  @ParameterizedTest
  @EnumSource
  void everyNumberIsAcceptedFromItsLeastToItsMost(LoopKind kind) {
    for (int i = 0; i < kind.parameters().size(); i++) {
      LoopParameter parameter = kind.parameters().get(i);
      assertThat(judge(kind, parameter, parameter.min())).isEqualTo(Verdict.ok());
      assertThat(judge(kind, parameter, parameter.max())).isEqualTo(Verdict.ok());
      assertThat(judge(kind, parameter, parameter.min() - 1).violation()).isPresent();
      assertThat(judge(kind, parameter, parameter.max() + 1).violation()).isPresent();
    }
  }

  private static Verdict judge(LoopKind kind, LoopParameter parameter, long value) {
    return WorkTypeRules.number("cg_0", kind, parameter, value);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsJudgedAloneIsJudgedInTheType(LoopKind kind) {
    for (int i = 0; i < kind.parameters().size(); i++) {
      List<Long> numbers = new ArrayList<>(kind.numbers(kind.defaults()));
      numbers.set(i, -1L);
      WorkType type = kind.with(new LoopValues(numbers, List.of(PHASE), List.of(0)));
      assertThat(WorkTypeRules.check("cg_0", type))
          .isEqualTo(judge(kind, kind.parameters().get(i), -1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void defaultsAreFine(LoopKind kind) {
    List<Long> numbers = kind.numbers(kind.defaults());
    WorkType type = kind.with(new LoopValues(numbers, List.of(PHASE), List.of(0)));
    assertThat(WorkTypeRules.check("cg_0", type)).isEqualTo(Verdict.ok());
  }

  @Test
  void programsHaveNoNumbers() {
    assertThat(WorkTypeRules.check("cg_0", WorkType.exec())).isEqualTo(Verdict.ok());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 1024", "3, 3072"})
  void strideUpToTheWholeSizeIsFine(long sizeKb, long stride) {
    assertThat(WorkTypeRules.stride("cg_0", WorkType.cachePressure(sizeKb, stride)))
        .isEqualTo(Verdict.ok());
    assertThat(WorkTypeRules.stride("cg_0", WorkType.cacheYield(sizeKb, stride)))
        .isEqualTo(Verdict.ok());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, 0, 1e-7, 3_600_000.1, Double.POSITIVE_INFINITY})
  void phaseThatIsNoTimeIsRefused(double millis) {
    Verdict.Violation violation =
        WorkTypeRules.phaseTime("cg_0", Phase.Kind.YIELD, millis).violation().orElseThrow();
    assertThat(violation.code()).isEqualTo(RuleCode.WORKERS_PHASE_TIME);
    Messages.assertWellFormed(violation);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.5, 3_600_000})
  void phaseIsAcceptedFromANanosecondToAnHour(double millis) {
    assertThat(WorkTypeRules.phaseTime("cg_0", Phase.Kind.IO, millis)).isEqualTo(Verdict.ok());
  }

  @Test
  void sixteenPhasesAndNodesAreTheMost() {
    assertThat(WorkTypeRules.check("cg_0", new WorkType.Sequence(Collections.nCopies(16, PHASE))))
        .isEqualTo(Verdict.ok());
    int[] nodes = IntStream.range(0, 16).toArray();
    assertThat(WorkTypeRules.check("cg_0", WorkType.numaWorkingSetSweep(nodes)))
        .isEqualTo(Verdict.ok());
  }

  @Test
  void attributeOfAnotherTypeIsTold() {
    assertThat(WorkTypeRules.attribute("cg_0", LoopKind.BURSTY, "sleepMs")).isEqualTo(Verdict.ok());
    assertThat(WorkTypeRules.attribute("cg_0", LoopKind.SEQUENCE, "phases"))
        .isEqualTo(Verdict.ok());
    Verdict.Violation violation =
        WorkTypeRules.attribute("cg_0", LoopKind.BURSTY, "periodMs").violation().orElseThrow();
    assertThat(violation.message())
        .contains("Bursty with periodMs", "this type has burstMs, sleepMs")
        .endsWith("NumaWorkingSetSweep, NumaMigrationChurn");
    assertThat(WorkTypeRules.attribute("cg_0", LoopKind.MIXED, "nodes").violation().orElseThrow())
        .extracting(Verdict.Violation::message)
        .asString()
        .contains("this type has no parameters")
        .endsWith("has it: NumaWorkingSetSweep");
  }
}
