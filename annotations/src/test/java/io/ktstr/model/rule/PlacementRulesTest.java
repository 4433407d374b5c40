package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ktstr.Messages;
import io.ktstr.model.CloneMode;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementRulesTest {

  private static final Duration MS = Duration.ofMillis(1);
  private static final SchedPolicy DEADLINE = SchedPolicy.deadline(MS, MS, MS);
  private static final WorkSpec PROGRAM = WorkSpec.defaults().workType(WorkType.exec("/bin/true"));

  static Stream<Arguments> groups() {
    return Stream.of(
        arguments(WorkSpec.defaults(), null),
        arguments(PROGRAM, null),
        arguments(PROGRAM.schedPolicy(SchedPolicy.fifo(1)), null),
        arguments(PROGRAM.schedPolicy(SchedPolicy.ext()), null),
        arguments(PROGRAM.cloneMode(CloneMode.PROCESSES), null),
        arguments(
            WorkSpec.defaults().schedPolicy(DEADLINE).comm("a").cloneMode(CloneMode.THREADS), null),
        arguments(PROGRAM.schedPolicy(DEADLINE), RuleCode.SCHED_DEADLINE_FORK),
        arguments(
            WorkSpec.defaults().workType(WorkType.forkExit()).schedPolicy(DEADLINE),
            RuleCode.SCHED_DEADLINE_FORK),
        arguments(
            WorkSpec.defaults()
                .workType(WorkType.forkExit())
                .cloneMode(CloneMode.THREADS)
                .comm("a"),
            null),
        arguments(PROGRAM.comm("a;b"), RuleCode.WORKERS_COMM_PROGRAM),
        arguments(PROGRAM.cloneMode(CloneMode.THREADS), RuleCode.WORKERS_CLONE_MODE),
        arguments(
            WorkSpec.defaults().workType(WorkType.java("a.Main")).cloneMode(CloneMode.THREADS),
            RuleCode.WORKERS_CLONE_MODE));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void whatForksOrExecutesCannotBeEverything(WorkSpec work, RuleCode expected) {
    assertCode(PlacementRules.check("cg_0", work), expected);
  }

  @ParameterizedTest(name = "{0} ns, {1} ns, {2} ns")
  @CsvSource({
    "1024, 1024, 1024,,,",
    "1023, 1024, 1024, SCHED_DEADLINE,,",
    "2000, 1999, 2000,, SCHED_DEADLINE,",
    "2000, 3000, 2999,,, SCHED_DEADLINE",
  })
  void eachTimeIsJudgedByTheOneBefore(
      long runtime,
      long deadline,
      long period,
      RuleCode ofRuntime,
      RuleCode ofDeadline,
      RuleCode ofPeriod) {
    assertCode(PlacementRules.runtime("cg_0", Duration.ofNanos(runtime)), ofRuntime);
    assertCode(
        PlacementRules.deadline("cg_0", Duration.ofNanos(runtime), Duration.ofNanos(deadline)),
        ofDeadline);
    assertCode(
        PlacementRules.period("cg_0", Duration.ofNanos(deadline), Duration.ofNanos(period)),
        ofPeriod);
  }

  @Test
  void everyMissingTimeIsNamed() {
    assertCode(PlacementRules.allTimes("cg_0", List.of()), null);
    assertThat(
            PlacementRules.allTimes("cg_0", List.of("runtimeUs", "periodUs"))
                .violation()
                .orElseThrow()
                .message())
        .contains("no runtimeUs, periodUs");
  }

  @ParameterizedTest
  @CsvSource({"load,", "'', WORKERS_COMM", "a/b, WORKERS_COMM", "sixteen.bytes.xx, WORKERS_COMM"})
  void commIsWhatATaskCanHave(String name, RuleCode expected) {
    assertCode(PlacementRules.comm("cg_0", name), expected);
  }

  private static void assertCode(Verdict verdict, RuleCode expected) {
    assertThat(verdict.violation().map(Verdict.Violation::code).orElse(null)).isEqualTo(expected);
    verdict.violation().ifPresent(Messages::assertWellFormed);
  }
}
