package io.ktstr.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProgramReportTest {

  private static final OptionalInt NONE = OptionalInt.empty();

  private static ProgramReport report(OptionalInt exitStatus, OptionalInt signal, String output) {
    return new ProgramReport(List.of("/bin/a"), 1, exitStatus, signal, output, 0);
  }

  @Test
  void onlyAnErrorOfItsOwnIsNoSuccess() {
    assertThat(report(NONE, NONE, "").succeeded()).isTrue();
    assertThat(report(OptionalInt.of(0), NONE, "").succeeded()).isTrue();
    assertThat(report(OptionalInt.of(1), NONE, "").succeeded()).isFalse();
    assertThat(report(NONE, OptionalInt.of(15), "").succeeded()).isFalse();
  }

  @Test
  void endIsDescribed() {
    assertThat(report(NONE, NONE, "").describe()).isEqualTo("ran until it was stopped");
    assertThat(report(OptionalInt.of(3), NONE, "").describe()).isEqualTo("exited with status 3");
    assertThat(report(NONE, OptionalInt.of(11), "").describe())
        .isEqualTo("was killed by signal 11");
  }

  @Test
  void lastLinesAreThoseBeforeTheBlankEnd() {
    ProgramReport report = report(NONE, NONE, "1\n\n2\n3\n\n \n");

    assertThat(report.lastLines(2)).containsExactly("2", "3");
    assertThat(report.lastLines(9)).containsExactly("1", "", "2", "3");
    assertThat(report(NONE, NONE, "\n\n").lastLines(3)).isEmpty();
  }

  @Test
  void lastLinesDoNothingToATerminalAndHaveAnEnd() {
    assertThat(report(NONE, NONE, "a\tb\u001b[31mred\u0007\u009b").lastLines(1))
        .containsExactly("a\tb?[31mred??");
    assertThat(report(NONE, NONE, "x".repeat(1_000_000)).lastLines(1))
        .containsExactly("x".repeat(500) + "...");
  }
}
