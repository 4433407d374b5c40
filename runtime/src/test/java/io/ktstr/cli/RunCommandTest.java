package io.ktstr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.Outcome;
import io.ktstr.result.ResultFile;
import io.ktstr.result.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class RunCommandTest {

  private static final String RESULTS = "ktstr.results";

  private final Optional<String> before = Optional.ofNullable(System.getProperty(RESULTS));
  private final CommandLab lab = new CommandLab();

  @TempDir private Path results;

  @BeforeEach
  void useResultsOfThisTest() {
    System.setProperty(RESULTS, results.toString());
  }

  @AfterEach
  void useResultsOfBefore() {
    before.ifPresentOrElse(
        value -> System.setProperty(RESULTS, value), () -> System.clearProperty(RESULTS));
  }

  private List<TestResult> results() throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(file -> file.toString().endsWith(".json")).map(ResultFile::read).toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--cgroup a:work=x | \"x\" is no kind of work",
        "--topology 2n1l1c1t --cgroup a | topology 2n1l1c1t: llcs = 1 cannot be divided",
        "--cgroup a --duration -1 | [ktstr/duration-invalid] duration = -1.0",
        "--cgroup a --duration soon | Invalid value for option '--duration'",
        "--cgroup a --workers-per-cgroup 0 | [ktstr/workers-zero]",
        "--cgroup a --memory-mb 10 | [ktstr/topology-invalid] the machine has memoryMb = 10",
        "--cgroup a:cpuset=numa0 --min-page-locality 80 | [ktstr/threshold-range]",
        "--cgroup a --min-page-locality 0.8 | [ktstr/threshold-vacuous]",
        "--topology 2n2l1c1t --cgroup a:cpuset=numa0,mem=bind:1 | [ktstr/policy-outside-cpuset]",
        "--cgroup a --cgroup a | [ktstr/cgroup-duplicate]",
        "--cgroup a --backend moon | Invalid value for option '--backend'",
        "--topology 2n2l1c1t | Missing required option: '--cgroup",
      })
  void wrongArgumentsAreOneMessageAndNothingIsStarted(String arguments, String message)
      throws IOException {
    assertThat(lab.run(("run " + arguments).split(" "))).isEqualTo(2);
    assertThat(lab.err()).startsWith(message).endsWith("see ./ktstr run --help\n");
    assertThat(lab.out()).isEmpty();
    assertThat(results()).isEmpty();
  }

  @Test
  void helpSaysHowACgroupIsWritten() {
    assertThat(lab.run("run", "--help")).isZero();
    assertThat(lab.out()).contains("cpuset=numaN", "mem=default", "--min-page-locality");
  }

  @Test
  void theHostRunsWhatFitsItAndTheResultIsKept() throws IOException {
    int status =
        lab.run(
            "run",
            "--topology",
            "1n1l1c1t",
            "--cgroup",
            "a:mem=local,workers=1,working-set=64K",
            "--duration",
            "0.2",
            "--backend",
            "local");

    assertThat(status).isZero();
    assertThat(lab.out())
        .contains("machine: host", "PASS policyReadBack")
        .contains("PASS run [1n1l1c1t] 1 of 1 workers read their policy back");
    assertThat(results())
        .singleElement()
        .returns(Optional.of(Outcome.PASS), TestResult::outcome)
        .returns(TestResult.Status.FINISHED, TestResult::status);
  }

  @Test
  void theHostDoesNotRunWhatItIsNot() throws IOException {
    int status = lab.run("run", "--topology", "64n64l1c1t", "--cgroup", "a", "--backend", "local");

    assertThat(status).isEqualTo(1);
    assertThat(lab.out()).startsWith("SKIP run [64n64l1c1t] this host has ");
    assertThat(results()).singleElement().returns(Optional.of(Outcome.SKIP), TestResult::outcome);
  }

  /** More than the address space has, so that no page of it is ever touched. */
  @Test
  void whatTheKernelRefusesIsOneMessageAndInTheResult() throws IOException {
    int status =
        lab.run(
            "run",
            "--topology",
            "1n1l1c1t",
            "--cgroup",
            "a:working-set=999999999G",
            "--backend",
            "local");

    assertThat(status).isEqualTo(1);
    assertThat(lab.err())
        .startsWith("ktstr: the kernel refused what 2 of 2 workers")
        .doesNotContain("\tat ");
    assertThat(results())
        .singleElement()
        .returns(Optional.of(Outcome.FAIL), TestResult::outcome)
        .satisfies(result -> assertThat(result.message().orElse("")).contains("mmap"));
  }

  /** Two looks or more in what is longer than one interval between them. */
  @Test
  void howFarTheCgroupsAreIsShownWhileTheyRun() {
    int status =
        lab.run(
            "run",
            "--topology",
            "1n1l1c1t",
            "--cgroup",
            "a:workers=2",
            "--duration",
            "0.6",
            "--backend",
            "local",
            "--live");

    assertThat(status).isZero();
    assertThat(lab.out())
        .containsPattern("#+-+\\] 0\\.[0-9] of 0\\.6 s\\R cgroup +workers +passes/s")
        .containsPattern("#{40}\\] 0\\.6 of 0\\.6 s\\R.*\\R a +2 +[1-9]")
        .contains("PASS run [1n1l1c1t]");
  }

  @Test
  @Tag("guest")
  void aGuestPassesOrFailsByItsPages() throws IOException {
    String[] scenario = {
      "run",
      "--topology",
      "2n2l1c1t",
      "--cgroup",
      "a:cpuset=numa0,mem=bind:0,workers=1",
      "--cgroup",
      "b:cpuset=numa1,mem=bind:1,workers=1",
      "--duration",
      "0.5",
      "--min-page-locality",
      "0.8",
      "--max-page-locality",
      "1"
    };

    assertThat(lab.run(scenario)).isZero();
    assertThat(lab.out())
        .containsPattern(" a +0 +bind:0 +0 +0 +1024 +0 +1024")
        .containsPattern(" b +0 +bind:1 +1 +1 +0 +1024 +1024")
        .contains("PASS run [2n2l1c1t] page locality min 1.0000 over 2 workers");

    scenario[scenario.length - 1] = "0.9";
    assertThat(lab.run(scenario)).isEqualTo(1);
    assertThat(lab.out()).contains("FAIL run [2n2l1c1t] maxPageLocality");
  }
}
