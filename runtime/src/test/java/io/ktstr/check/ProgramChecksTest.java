package io.ktstr.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.Outcome;
import io.ktstr.api.WorkerReport;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramChecksTest {

  private static final OptionalInt NONE = OptionalInt.empty();

  private static final WorkerReport RUNNING = Seen.program(0, NONE, NONE, "", 1);
  private static final WorkerReport FINE = Seen.program(1, OptionalInt.of(0), NONE, "", 1);

  @Test
  void programsThatRanOrExitedWithoutAnErrorPass() {
    CheckResult result = ProgramChecks.exit(Seen.workers(RUNNING, FINE));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.observations()).isEqualTo(2);
    assertThat(result.summary()).isEqualTo("2 of 2 programs ran well");
  }

  @Test
  void anExitStatusFailsWithTheLastLines() {
    CheckResult result =
        ProgramChecks.exit(
            Seen.workers(RUNNING, Seen.program(2, OptionalInt.of(3), NONE, "1\n2\n3\n4\n\n", 1)));

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.details())
        .containsExactly("cg/2: /bin/a (pid 202) exited with status 3; its last words: 2 / 3 / 4");
  }

  @Test
  void aSignalFails() {
    CheckResult result =
        ProgramChecks.exit(Seen.workers(Seen.program(2, NONE, OptionalInt.of(11), "", 1)));

    assertThat(result.details())
        .containsExactly("cg/2: /bin/a (pid 202) was killed by signal 11 and wrote nothing");
  }

  @Test
  void theSignalOfAKernelWithoutMemoryIsExplained() {
    CheckResult result =
        ProgramChecks.exit(Seen.workers(Seen.program(2, NONE, OptionalInt.of(9), "", 1)));

    assertThat(result.details())
        .singleElement()
        .asString()
        .contains("was killed by signal 9 (the kernel kills a process for whose policy no memory");
  }

  @Test
  void loopsAloneAreNotAsked() {
    assertThat(
            Judge.judge(Checks.defaults(), Seen.workers(Seen.worker(0, Set.of(), Map.of())))
                .checks())
        .extracting(CheckResult::name)
        .doesNotContain("programExit");
    assertThat(Judge.judge(Checks.defaults(), Seen.workers(FINE)).checks())
        .extracting(CheckResult::name)
        .containsExactly("programExit", "notStarved");
  }
}
