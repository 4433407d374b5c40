package io.ktstr.adhoc;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Outcome;
import io.ktstr.bed.Bed;
import io.ktstr.bed.Beds;
import io.ktstr.bed.MachineRequest;
import io.ktstr.junit.spi.Constraints;
import io.ktstr.machine.UnmetRequirementException;
import io.ktstr.result.ResultFile;
import io.ktstr.result.RunId;
import io.ktstr.result.TestResult;
import io.ktstr.settings.Backend;
import io.ktstr.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs a scenario as a test is run: its result file is written when it begins and again however it
 * ends.
 */
public final class AdHocRun {

  private static final String NAME = "run";
  private static final String PACKAGE = "adhoc";
  private static final AssertResult NOTHING = new AssertResult(List.of(), List.of());

  private final Settings settings;
  private final AdHocScenario scenario;
  private final ResultFile file;
  private final TestResult begun;
  private Optional<String> note = Optional.empty();
  private Optional<String> log = Optional.empty();

  private AdHocRun(Settings settings, AdHocScenario scenario) {
    this.settings = settings;
    this.scenario = scenario;
    String topology = scenario.topology().toString();
    file = ResultFile.of(settings.results(), RunId.ofThisJvm(), PACKAGE, NAME, topology);
    begun = TestResult.running(NAME, topology, false, now());
  }

  /**
   * Runs a scenario.
   *
   * @param settings backend, kernel, results folder and the rest
   * @param scenario what to run
   * @return the verdict; SKIP if there is no such machine here
   * @throws io.ktstr.scenario.DeclarationException if it breaks a rule
   * @throws io.ktstr.machine.MachineException if the machine broke down; the result says so too
   */
  public static TestResult run(Settings settings, AdHocScenario scenario) {
    scenario.requireRules(settings.backend() != Backend.LOCAL);
    return new AdHocRun(settings, scenario).run();
  }

  private TestResult run() {
    file.write(begun);
    try {
      AssertResult verdict = verdict();
      return finish(verdict.outcome(), Optional.empty(), verdict);
    } catch (UnmetRequirementException e) {
      return finish(Outcome.SKIP, Optional.of(e.getMessage()), NOTHING);
    } catch (RuntimeException e) {
      finish(Outcome.FAIL, Optional.of(String.valueOf(e.getMessage())), NOTHING);
      throw e;
    }
  }

  private AssertResult verdict() {
    MachineRequest request =
        new MachineRequest(
            scenario.topology(), scenario.memoryMb(), Constraints.none(), Optional.empty(), false);
    try (Bed bed = new Beds(settings).open(request)) {
      note = Optional.of(bed.note());
      try {
        return new AdHocContext(scenario, bed).run(scenario.steps());
      } finally {
        copyLog(bed);
      }
    }
  }

  private void copyLog(Bed bed) {
    try {
      if (bed.copyLog(file.logFile())) {
        log = Optional.of(file.logFile().getFileName().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the guest's log cannot be copied to the results", e);
    }
  }

  private TestResult finish(Outcome outcome, Optional<String> message, AssertResult result) {
    TestResult finished =
        new TestResult(
            begun.test(),
            begun.topology(),
            false,
            TestResult.Status.FINISHED,
            begun.started(),
            Optional.of(now()),
            note,
            Optional.of(outcome),
            message,
            log,
            result.checks(),
            result.workers());
    file.write(finished);
    return finished;
  }

  private static String now() {
    return Instant.now(Clock.systemUTC()).toString();
  }
}
