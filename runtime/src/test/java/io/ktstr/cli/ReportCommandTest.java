package io.ktstr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.Outcome;
import io.ktstr.result.ResultFile;
import io.ktstr.result.Samples;
import io.ktstr.result.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  private final CommandLab lab = new CommandLab();

  @TempDir private Path results;

  private void write(TestResult result) {
    ResultFile.of(results, "run-1", "a.b", result.test(), result.topology()).write(result);
  }

  private int report() {
    return lab.run("report", results.toString());
  }

  @Test
  void passedAndSkippedTestsAreSuccess() {
    write(Samples.finished("A.a", "1", Samples.check("minPageLocality", Outcome.PASS)));
    write(Samples.ended("B.b", false, Outcome.SKIP, "no QEMU"));

    assertThat(report()).isZero();
    assertThat(lab.out())
        .contains("machine: guest, Linux 6.12.0 x86_64, tcg")
        .contains("PASS minPageLocality: finding of minPageLocality, threshold 0.8")
        .contains("PASS A.a [2n4l4c1t] finding of minPageLocality")
        .contains("SKIP B.b [1n1l1c1t] no QEMU")
        .containsPattern("node0 +0 +bind:0");
    assertThat(lab.err()).isEmpty();
  }

  @Test
  void failedTestIsFailureWithItsDetails() {
    write(Samples.finished("A.a", "1", Samples.check("minPageLocality", Outcome.PASS)));
    write(Samples.finished("B.b", "2", Samples.check("minPageLocality", Outcome.FAIL)));

    assertThat(report()).isEqualTo(1);
    assertThat(lab.out()).contains("    node0/1 is elsewhere").contains("FAIL B.b");
    assertThat(lab.out()).containsOnlyOnce("/bin/a b (pid 4800) exited with status 3");
  }

  @Test
  void inconclusiveTestIsFailure() {
    write(Samples.finished("A.a", "1", Samples.check("minPageLocality", Outcome.INCONCLUSIVE)));

    assertThat(report()).isEqualTo(1);
  }

  @Test
  void runThatDiedIsFailure() {
    write(TestResult.running("A.a", "1n1l1c1t", false, "1"));

    assertThat(report()).isEqualTo(1);
    assertThat(lab.out()).contains("RUNNING A.a");
  }

  @Test
  void declaredFailureIsSuccessAndItsAbsenceIsFailure() {
    write(Samples.finished("A.a", true, "1", Samples.check("minPageLocality", Outcome.FAIL)));
    assertThat(report()).isZero();

    write(Samples.finished("B.b", true, "2", Samples.check("minPageLocality", Outcome.PASS)));
    assertThat(report()).isEqualTo(1);
  }

  @Test
  void resultsAreInTheOrderInWhichTheirTestsBegan() {
    write(Samples.finished("A.later", "2026-01-01T00:00:02Z", Samples.check("c", Outcome.PASS)));
    write(Samples.finished("B.first", "2026-01-01T00:00:01Z", Samples.check("c", Outcome.PASS)));

    report();

    assertThat(lab.out()).containsSubsequence("PASS B.first", "PASS A.later");
  }

  @Test
  void folderWithoutResultsIsFailure() {
    assertThat(report()).isEqualTo(1);
    assertThat(lab.err()).contains("ktstr: there is no result below " + results);
    assertThat(lab.out()).isEmpty();
  }

  @Test
  void folderThatIsNotThereIsOneMessage() {
    Path absent = results.resolve("absent");

    assertThat(lab.run("report", absent.toString())).isEqualTo(1);
    assertThat(lab.err().lines())
        .singleElement()
        .asString()
        .startsWith("ktstr: the folder " + absent + " cannot be read");
  }

  @Test
  void damagedResultIsNamed() throws IOException {
    Path damaged = Files.writeString(results.resolve("damaged.json"), "{");

    assertThat(report()).isEqualTo(1);
    assertThat(lab.err())
        .startsWith("ktstr: the result file " + damaged + " cannot be read")
        .doesNotContain("\tat ");
  }

  @Test
  void draftOfAJvmThatWasKilledIsNoResult() throws IOException {
    write(Samples.finished("A.a", "1", Samples.check("c", Outcome.PASS)));
    Files.writeString(results.resolve("run-1").resolve(".123.draft"), "{");

    assertThat(report()).isZero();
  }
}
