package io.ktstr.junit;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Outcome;
import io.ktstr.bed.Recorder;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.result.ResultText;
import io.ktstr.result.TestResult;
import io.ktstr.settings.OnInconclusive;
import io.ktstr.settings.OnSkip;
import io.ktstr.settings.Settings;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Turns a verdict into what JUnit understands: nothing, a failure or an aborted test. */
final class Conclusion {

  private final Settings settings;
  private final TestSpec spec;
  private final Recorder recorder;

  Conclusion(Settings settings, TestSpec spec, Recorder recorder) {
    this.settings = settings;
    this.spec = spec;
    this.recorder = recorder;
  }

  void conclude(AssertResult result) {
    TestResult written = recorder.finish(result);
    if (spec.expectErr() && result.outcome() != Outcome.SKIP) {
      concludeExpected(result, written);
      return;
    }
    switch (result.outcome()) {
      case PASS -> {}
      case FAIL -> throw new AssertionFailedError(text(result, written));
      case INCONCLUSIVE -> {
        if (settings.onInconclusive() == OnInconclusive.FAIL) {
          throw new AssertionFailedError(text(result, written));
        }
        throw new TestAbortedException(text(result, written));
      }
      case SKIP -> {
        if (settings.onSkip() == OnSkip.FAIL) {
          throw new AssertionFailedError(text(result, written));
        }
        throw new TestAbortedException(text(result, written));
      }
    }
  }

  private void concludeExpected(AssertResult result, TestResult written) {
    if (result.outcome() != Outcome.FAIL) {
      throw new AssertionFailedError(
          "the test is declared expectErr = true but its verdict is not FAIL\n"
              + text(result, written));
    }
  }

  private String text(AssertResult result, TestResult written) {
    StringBuilder text = new StringBuilder(ResultText.verdict(written));
    text.append('\n').append(ResultText.findings(result.checks()));
    if (!result.workers().isEmpty()) {
      text.append("\n\n").append(ResultText.table(result.workers()));
    }
    String programs = ResultText.programs(result.workers());
    if (!programs.isEmpty()) {
      text.append("\n\n").append(programs);
    }
    written.machine().ifPresent(machine -> text.append("\n\nmachine: ").append(machine));
    recorder.logFile().ifPresent(log -> text.append("\nguest log: ").append(log));
    return text.toString();
  }
}
