package io.ktstr.bed;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Outcome;
import io.ktstr.model.Topology;
import io.ktstr.result.ResultFile;
import io.ktstr.result.RunId;
import io.ktstr.result.TestResult;
import io.ktstr.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the result file of one run: written before anything happens, and again however it ends. */
public final class Recorder {

  private final ResultFile file;
  private final TestResult begun;
  private Optional<String> machine = Optional.empty();
  private Optional<String> log = Optional.empty();

  private Recorder(ResultFile file, TestResult begun) {
    this.file = file;
    this.begun = begun;
  }

  /**
   * Writes that a run has begun.
   *
   * @param settings where results are written
   * @param packageName the package of the test
   * @param test its name
   * @param topology the declared machine
   * @param expectErr whether a FAIL verdict is what passes
   * @return to be told how the run goes on
   */
  public static Recorder begin(
      Settings settings, String packageName, String test, Topology topology, boolean expectErr) {
    String machine = topology.toString();
    ResultFile file =
        ResultFile.of(settings.results(), RunId.ofThisJvm(), packageName, test, machine);
    TestResult begun = TestResult.running(test, machine, expectErr, now());
    file.write(begun);
    return new Recorder(file, begun);
  }

  private static String now() {
    return Instant.now(Clock.systemUTC()).toString();
  }

  /**
   * Writes what the run got to run on.
   *
   * @param note what the machine is and why
   */
  public void machine(String note) {
    machine = Optional.of(note);
    write(TestResult.Status.RUNNING, Optional.empty(), Optional.empty(), nothing());
  }

  /**
   * Keeps the console log of a machine, if it has one.
   *
   * @param bed the machine, still open
   */
  public void copyLog(Bed bed) {
    try {
      Path target = file.logFile();
      if (bed.copyLog(target)) {
        log = Optional.of(target.getFileName().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the guest's log cannot be copied to the results", e);
    }
  }

  /**
   * Where the log is, for messages.
   *
   * @return empty if there is none
   */
  public Optional<Path> logFile() {
    return log.map(name -> file.logFile().resolveSibling(name));
  }

  /**
   * Writes the verdict.
   *
   * @param result what the checks found
   * @return as it was written
   */
  public TestResult finish(AssertResult result) {
    return write(
        TestResult.Status.FINISHED, Optional.of(result.outcome()), Optional.empty(), result);
  }

  /**
   * Writes that there was nothing to run on.
   *
   * @param reason what is missing
   * @return as it was written
   */
  public TestResult skip(String reason) {
    return write(
        TestResult.Status.FINISHED, Optional.of(Outcome.SKIP), Optional.of(reason), nothing());
  }

  /**
   * Writes that the run broke down.
   *
   * @param cause what was thrown
   * @return as it was written
   */
  public TestResult broke(Throwable cause) {
    return write(
        TestResult.Status.FINISHED,
        Optional.of(Outcome.FAIL),
        Optional.of(words(cause)),
        nothing());
  }

  /** What the harness throws explains itself; of anything else the type is part of the message. */
  private static String words(Throwable cause) {
    boolean explains = cause.getClass().getName().startsWith("io.ktstr.");
    return explains && cause.getMessage() != null ? cause.getMessage() : cause.toString();
  }

  private static AssertResult nothing() {
    return new AssertResult(List.of(), List.of());
  }

  private TestResult write(
      TestResult.Status status,
      Optional<Outcome> outcome,
      Optional<String> message,
      AssertResult result) {
    TestResult written =
        new TestResult(
            begun.test(),
            begun.topology(),
            begun.expectErr(),
            status,
            begun.started(),
            status == TestResult.Status.FINISHED ? Optional.of(now()) : Optional.empty(),
            machine,
            outcome,
            message,
            log,
            result.checks(),
            result.workers(),
            result.stats());
    file.write(written);
    return written;
  }
}
