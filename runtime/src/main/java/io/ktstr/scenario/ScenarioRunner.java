package io.ktstr.scenario;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Checks;
import io.ktstr.api.Ctx;
import io.ktstr.api.Step;
import io.ktstr.check.Judge;
import io.ktstr.check.Observations;
import io.ktstr.host.RunningKernel;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.NodeShareSpec;
import io.ktstr.model.rule.CommandRules;
import io.ktstr.model.rule.NodeShareRules;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs steps one after another on the machine of a test. */
public final class ScenarioRunner {

  private final Ctx ctx;
  private final Watch watch;

  /**
   * For one test.
   *
   * @param ctx its context
   */
  public ScenarioRunner(Ctx ctx) {
    this(ctx, Watch.NONE);
  }

  /**
   * For one test that somebody looks on at.
   *
   * @param ctx its context
   * @param watch who looks on
   */
  public ScenarioRunner(Ctx ctx, Watch watch) {
    this.ctx = ctx;
    this.watch = watch;
  }

  /**
   * Runs steps.
   *
   * @param over thresholds over those of the test
   * @param steps at least one
   * @return the verdicts of all of them
   */
  public AssertResult run(Checks over, List<Step> steps) {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "a scenario without steps does nothing; no check could rest on anything; give it a step");
    }
    Checks checks = ctx.checks().merge(over);
    CpuLayout layout = ctx.layout();
    List<PlannedStep> planned =
        new Planner(layout, RunningKernel.of(ctx.machine()), ctx.workersPerCgroup(), ctx.duration())
            .plan(steps);
    requireShares(checks.nodeShares(), planned, layout);
    new HostRequirements(ctx.machine()).require(planned);
    planned.forEach(this::requirePrograms);
    return planned.stream()
        .map(step -> run(step, layout, checks))
        .reduce(AssertResult::merge)
        .orElseThrow();
  }

  private static void requireShares(
      List<NodeShareSpec> shares, List<PlannedStep> steps, CpuLayout layout) {
    Set<String> cgroups =
        steps.stream()
            .flatMap(step -> step.cgroups().stream().map(PlannedCgroup::name))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (NodeShareSpec share : shares) {
      DeclarationException.require(
          NodeShareRules.known(share, cgroups)
              .then(() -> NodeShareRules.node(share, layout))
              .then(() -> NodeShareRules.complete(shares, share.cgroup(), layout)));
    }
  }

  private void requirePrograms(PlannedStep step) {
    if (!ctx.machine().identity().isHost()) {
      for (PlannedWorker worker : step.workers()) {
        DeclarationException.require(
            CommandRules.inGuest(worker.cgroup(), worker.work().workType()));
      }
    }
  }

  /**
   * Applies every rule to steps that will run on a machine of this layout; what depends on its
   * kernel is left open.
   *
   * @param layout where its CPUs and memory are
   * @param workersPerCgroup where a cgroup does not say
   * @param duration of a full hold
   * @param steps what will run
   * @throws DeclarationException for the first rule that is broken
   */
  public static void requireRules(
      CpuLayout layout, int workersPerCgroup, Duration duration, List<Step> steps) {
    new Planner(layout, Optional.empty(), workersPerCgroup, duration).plan(steps);
  }

  private AssertResult run(PlannedStep step, CpuLayout layout, Checks checks) {
    Observations observations = new StepRun(ctx.machine(), step, layout, ctx.timing(), watch).run();
    return Judge.judge(checks, observations);
  }
}
