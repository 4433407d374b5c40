package io.ktstr.adhoc;

import io.ktstr.api.Checks;
import io.ktstr.api.HoldSpec;
import io.ktstr.api.Step;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.Threshold;
import io.ktstr.model.Topology;
import io.ktstr.model.rule.CgroupRules;
import io.ktstr.model.rule.ThresholdRules;
import io.ktstr.model.rule.TopologyRules;
import io.ktstr.model.rule.Verdict;
import io.ktstr.scenario.DeclarationException;
import io.ktstr.scenario.ScenarioRunner;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;

/**
 * A scenario without a class.
 *
 * @param topology the machine
 * @param memoryMb its memory in MiB; empty for the usual one
 * @param cgroups run at the same time
 * @param duration how long
 * @param workersPerCgroup where a cgroup does not say
 * @param checks thresholds
 */
public record AdHocScenario(
    Topology topology,
    OptionalInt memoryMb,
    List<CgroupDef> cgroups,
    Duration duration,
    int workersPerCgroup,
    Checks checks) {

  private static final double NANOS = 1e9;

  /** Copies the list. */
  public AdHocScenario {
    Objects.requireNonNull(topology, "topology");
    Objects.requireNonNull(memoryMb, "memoryMb");
    cgroups = List.copyOf(cgroups);
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(checks, "checks");
  }

  List<Step> steps() {
    return List.of(Step.of(HoldSpec.FULL, cgroups));
  }

  /**
   * Applies the rules that the annotation processor and the planner apply to a test, before there
   * is a machine.
   *
   * @param ownMachine whether it will run on exactly this topology
   * @throws DeclarationException for the first rule that is broken
   */
  public void requireRules(boolean ownMachine) {
    memoryMb.ifPresent(
        memory -> DeclarationException.require(TopologyRules.memory(topology, memory)));
    DeclarationException.require(CgroupRules.workersPerCgroup(workersPerCgroup));
    DeclarationException.require(ThresholdRules.duration("duration", duration.toNanos() / NANOS));
    requireMissable();
    if (ownMachine) {
      ScenarioRunner.requireRules(topology.layout(), workersPerCgroup, duration, steps());
    }
  }

  /** A threshold that nothing could miss says nothing. */
  private void requireMissable() {
    boolean confined = cgroups.stream().anyMatch(AdHocScenario::isConfined);
    judge(
        Threshold.MIN_PAGE_LOCALITY,
        share -> ThresholdRules.locality(Threshold.MIN_PAGE_LOCALITY, share, confined));
    judge(
        Threshold.MAX_SLOW_TIER_RATIO, share -> ThresholdRules.slowTier(share, topology.layout()));
    if (checks.isolation().orElse(false)) {
      DeclarationException.require(
          ThresholdRules.isolation(cgroups.stream().anyMatch(def -> def.cpuset().isPresent())));
    }
  }

  private void judge(Threshold threshold, DoubleFunction<Verdict> rule) {
    checks.limit(threshold).ifPresent(value -> DeclarationException.require(rule.apply(value)));
  }

  private static boolean isConfined(CgroupDef def) {
    return def.cpuset().isPresent()
        || def.cpusetMems().isPresent()
        || def.works().stream().anyMatch(work -> !work.memPolicy().nodeSet().isEmpty());
  }
}
