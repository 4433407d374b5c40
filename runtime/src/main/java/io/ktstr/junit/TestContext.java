package io.ktstr.junit;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Checks;
import io.ktstr.api.Ctx;
import io.ktstr.api.Step;
import io.ktstr.api.Timing;
import io.ktstr.machine.Machine;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.Topology;
import io.ktstr.scenario.ScenarioRunner;
import java.time.Duration;
import java.util.List;

/**
 * The context of a test.
 *
 * @param topology the declared topology
 * @param duration of a full hold
 * @param workersPerCgroup where a cgroup does not say
 * @param checks thresholds
 * @param machine the machine under test
 * @param layout its CPUs, last-level caches and nodes
 * @param timing what times on it are worth
 */
record TestContext(
    Topology topology,
    Duration duration,
    int workersPerCgroup,
    Checks checks,
    Machine machine,
    CpuLayout layout,
    Timing timing)
    implements Ctx {

  @Override
  public AssertResult run(Checks over, List<Step> steps) {
    return new ScenarioRunner(this).run(over, steps);
  }
}
