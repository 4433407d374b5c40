package io.ktstr.junit;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Outcome;
import io.ktstr.bed.Bed;
import io.ktstr.junit.spi.TestSpec;
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
final class Recorder {

  private final ResultFile file;
  private final TestResult begun;
  private Optional<String> machine = Optional.empty();
  private Optional<String> log = Optional.empty();

  private Recorder(ResultFile file, TestResult begun) {
    this.file = file;
    this.begun = begun;
  }

  static Recorder begin(Settings settings, String packageName, TestSpec spec) {
    String test = spec.className() + "." + spec.methodName();
    String topology = spec.topology().toString();
    ResultFile file =
        ResultFile.of(settings.results(), RunId.ofThisJvm(), packageName, test, topology);
    TestResult begun = TestResult.running(test, topology, spec.expectErr(), now());
    file.write(begun);
    return new Recorder(file, begun);
  }

  private static String now() {
    return Instant.now(Clock.systemUTC()).toString();
  }

  void machine(String note) {
    machine = Optional.of(note);
    write(TestResult.Status.RUNNING, Optional.empty(), Optional.empty(), nothing());
  }

  void copyLog(Bed bed) {
    try {
      Path target = file.logFile();
      if (bed.copyLog(target)) {
        log = Optional.of(target.getFileName().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the guest's log cannot be copied to the results", e);
    }
  }

  /** Where the log is, for messages. */
  Optional<Path> logFile() {
    return log.map(name -> file.logFile().resolveSibling(name));
  }

  TestResult finish(AssertResult result) {
    return write(
        TestResult.Status.FINISHED, Optional.of(result.outcome()), Optional.empty(), result);
  }

  TestResult skip(String reason) {
    return write(
        TestResult.Status.FINISHED, Optional.of(Outcome.SKIP), Optional.of(reason), nothing());
  }

  TestResult broke(Throwable cause) {
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
            result.workers());
    file.write(written);
    return written;
  }
}
