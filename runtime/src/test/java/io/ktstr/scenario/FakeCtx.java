package io.ktstr.scenario;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Checks;
import io.ktstr.api.Ctx;
import io.ktstr.api.Scenarios;
import io.ktstr.api.Step;
import io.ktstr.api.Timing;
import io.ktstr.host.SysTopology;
import io.ktstr.machine.Machine;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.Topology;
import java.time.Duration;
import java.util.List;

/**
 * The context of a test on a machine in memory: two nodes, three seconds, two workers to a cgroup.
 */
record FakeCtx(Machine machine, Checks checks) implements Ctx {

  FakeCtx(Machine machine) {
    this(machine, Checks.defaults());
  }

  @Override
  public Topology topology() {
    return Topology.of(2, 2, 2, 1);
  }

  @Override
  public Duration duration() {
    return Duration.ofSeconds(3);
  }

  @Override
  public int workersPerCgroup() {
    return 2;
  }

  @Override
  public CpuLayout layout() {
    return SysTopology.readAllowed(machine.files());
  }

  @Override
  public Timing timing() {
    return Timing.TRUSTED;
  }

  @Override
  public AssertResult run(Checks over, List<Step> steps) {
    return new ScenarioRunner(this).run(over, steps);
  }

  AssertResult run(CgroupDef... defs) {
    return Scenarios.executeDefs(this, defs);
  }
}
