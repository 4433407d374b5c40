package io.ktstr.adhoc;

import io.ktstr.api.AssertResult;
import io.ktstr.bed.Bed;
import io.ktstr.bed.Beds;
import io.ktstr.bed.MachineRequest;
import io.ktstr.bed.Recorder;
import io.ktstr.junit.spi.Constraints;
import io.ktstr.machine.UnmetRequirementException;
import io.ktstr.result.TestResult;
import io.ktstr.scenario.Watch;
import io.ktstr.settings.Backend;
import io.ktstr.settings.Settings;
import java.util.Optional;

/**
 * Runs a scenario as a test is run: its result file is written when it begins and again however it
 * ends.
 */
public final class AdHocRun {

  private static final String NAME = "run";
  private static final String PACKAGE = "adhoc";

  private final Settings settings;
  private final AdHocScenario scenario;
  private final Watch watch;
  private final Recorder recorder;

  private AdHocRun(Settings settings, AdHocScenario scenario, Watch watch) {
    this.settings = settings;
    this.scenario = scenario;
    this.watch = watch;
    this.recorder = Recorder.begin(settings, PACKAGE, NAME, scenario.topology(), false);
  }

  /**
   * Runs a scenario.
   *
   * @param settings backend, kernel, results folder and the rest
   * @param scenario what to run
   * @param watch who looks on
   * @return the verdict; SKIP if there is no such machine here
   * @throws io.ktstr.scenario.DeclarationException if it breaks a rule
   * @throws io.ktstr.machine.MachineException if the machine broke down; the result says so too
   */
  public static TestResult run(Settings settings, AdHocScenario scenario, Watch watch) {
    scenario.requireRules(settings.backend() != Backend.LOCAL);
    return new AdHocRun(settings, scenario, watch).run();
  }

  private TestResult run() {
    try {
      return recorder.finish(verdict());
    } catch (UnmetRequirementException e) {
      return recorder.skip(e.getMessage());
    } catch (RuntimeException e) {
      recorder.broke(e);
      throw e;
    }
  }

  private AssertResult verdict() {
    MachineRequest request =
        new MachineRequest(
            scenario.topology(), scenario.memoryMb(), Constraints.none(), Optional.empty(), false);
    try (Bed bed = new Beds(settings).open(request)) {
      recorder.machine(bed.note());
      try {
        return new AdHocContext(scenario, bed, watch).run(scenario.steps());
      } finally {
        recorder.copyLog(bed);
      }
    }
  }
}
