package io.ktstr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformanceCommandTest {

  private final CommandLab lab = new CommandLab();

  @ParameterizedTest
  @CsvSource({
    "--nodes, 0, --nodes 0 is not 1 to 5",
    "--nodes, 6, --nodes 6 is not 1 to 5",
    "--memory-only, 2, --memory-only 2 leaves no node with CPUs of 2",
    "--sequences, -1, --sequences -1 is negative",
    "--report, /nowhere/at/all, the folder of the report /nowhere/at/all is not there",
  })
  void wrongArgumentIsToldBeforeAnythingIsAsked(String option, String value, String message) {
    assertThat(lab.run("conformance", option, value)).isEqualTo(2);
    assertThat(lab.err()).startsWith(message);
    assertThat(lab.out()).isEmpty();
  }

  @Test
  @Tag("guest")
  void agreementIsSuccessAndTheLastLineSaysIt(@TempDir Path folder) {
    Path report = folder.resolve("report.txt");

    int status =
        lab.run(
            "conformance",
            "--nodes",
            "1",
            "--sequences",
            "20",
            "--seed",
            "7",
            "--report",
            report.toString());

    assertThat(status).isZero();
    assertThat(lab.out().lines().toList().get(0)).endsWith("sequences with seed 7");
    assertThat(lab.out().lines())
        .last()
        .asString()
        .matches("conformance: 412 cases, 0 disagreements, kernel \\d+\\.\\d+.*, 1 nodes");
    assertThat(report).isEmptyFile();
  }
}
