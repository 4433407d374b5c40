package io.ktstr.junit;

import io.ktstr.junit.spi.Constraints;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.MachineCount;
import io.ktstr.model.Topology;
import io.ktstr.model.rule.Bound;
import io.ktstr.model.rule.CgroupRules;
import io.ktstr.model.rule.GauntletRules;
import io.ktstr.model.rule.ThresholdRules;
import io.ktstr.model.rule.TopologyRules;
import io.ktstr.scenario.DeclarationException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Applies the rules to a test as it stands, for whoever did not go through the annotation
 * processor.
 */
final class SpecRules {

  private static final double NANOS = 1e9;

  private SpecRules() {}

  static void require(TestSpec spec) {
    Topology topology = spec.topology();
    Constraints limits = spec.constraints();
    if (!spec.hostOnly()) {
      requireOwnMachine(limits, topology);
    }
    spec.memoryMb()
        .ifPresent(memory -> DeclarationException.require(TopologyRules.memory(topology, memory)));
    DeclarationException.require(CgroupRules.workersPerCgroup(spec.workersPerCgroup()));
    DeclarationException.require(
        ThresholdRules.duration("durationS", spec.duration().toNanos() / NANOS));
  }

  /** The machine of a test on the host is the host; whether it fits is no question of rules. */
  private static void requireOwnMachine(Constraints limits, Topology topology) {
    DeclarationException.require(
        TopologyRules.constraint(
            "NumaNodes", limits.minNumaNodes(), limits.maxNumaNodes(), topology.numaNodes()));
    DeclarationException.require(
        TopologyRules.constraint("Llcs", limits.minLlcs(), limits.maxLlcs(), topology.llcs()));
    DeclarationException.require(
        TopologyRules.constraint("Cpus", limits.minCpus(), limits.maxCpus(), topology.totalCpus()));
    DeclarationException.require(GauntletRules.check(bounds(limits)));
  }

  private static List<Bound> bounds(Constraints limits) {
    List<Bound> bounds = new ArrayList<>();
    add(bounds, MachineCount.NUMA_NODES, limits.minNumaNodes(), limits.maxNumaNodes());
    add(bounds, MachineCount.LLCS, limits.minLlcs(), limits.maxLlcs());
    add(bounds, MachineCount.CPUS, limits.minCpus(), limits.maxCpus());
    return bounds;
  }

  private static void add(
      List<Bound> bounds, MachineCount count, OptionalInt min, OptionalInt max) {
    min.ifPresent(value -> bounds.add(new Bound(count, false, value)));
    max.ifPresent(value -> bounds.add(new Bound(count, true, value)));
  }
}
