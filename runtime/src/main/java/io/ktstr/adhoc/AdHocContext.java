package io.ktstr.adhoc;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Checks;
import io.ktstr.api.Ctx;
import io.ktstr.api.Step;
import io.ktstr.api.Timing;
import io.ktstr.bed.Bed;
import io.ktstr.machine.Machine;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.Topology;
import io.ktstr.scenario.ScenarioRunner;
import io.ktstr.scenario.Watch;
import java.time.Duration;
import java.util.List;

/**
 * A scenario on its machine.
 *
 * @param scenario what runs
 * @param bed where
 * @param watch who looks on
 */
record AdHocContext(AdHocScenario scenario, Bed bed, Watch watch) implements Ctx {

  @Override
  public Topology topology() {
    return scenario.topology();
  }

  @Override
  public Duration duration() {
    return scenario.duration();
  }

  @Override
  public int workersPerCgroup() {
    return scenario.workersPerCgroup();
  }

  @Override
  public Checks checks() {
    return scenario.checks();
  }

  @Override
  public Machine machine() {
    return bed.machine();
  }

  @Override
  public CpuLayout layout() {
    return bed.layout();
  }

  @Override
  public Timing timing() {
    return bed.timing();
  }

  @Override
  public AssertResult run(Checks over, List<Step> steps) {
    return new ScenarioRunner(this, watch).run(over, steps);
  }
}
