package io.ktstr.model.rule;

import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of {@link PolicyRules} said again, as naively as possible and without sharing a line
 * with them.
 */
final class PolicyOracle {

  private PolicyOracle() {}

  /** The id of the rule that is broken, or "ok". */
  static String answer(
      MemPolicy policy,
      MpolFlags flags,
      Optional<Set<Integer>> cpuset,
      Optional<Set<Integer>> mems,
      Topology topology) {
    boolean absolute = (flags.bits() & 0x8000) != 0;
    boolean relative = (flags.bits() & 0x4000) != 0;
    boolean balancing = (flags.bits() & 0x2000) != 0;
    String mode = policy.getClass().getSimpleName();
    boolean nodeless = mode.equals("Default") || mode.equals("Local");
    if (absolute && relative) {
      return "flags-conflict";
    }
    if (nodeless) {
      return flags.bits() == 0 ? "ok" : "flags-not-applicable";
    }
    if (balancing && !mode.equals("Bind") && !mode.equals("PreferredMany")) {
      return "flags-not-applicable";
    }
    List<Integer> nodes = new ArrayList<>(policy.nodeSet());
    if (nodes.isEmpty()) {
      return "policy-empty-nodes";
    }
    if (policy instanceof MemPolicy.WeightedInterleave weighted
        && !fits(weighted.weights(), nodes)) {
      return "policy-weights";
    }
    if (relative) {
      int allowed = mems.isPresent() ? mems.get().size() : topology.numaNodes();
      return nodes.stream().anyMatch(node -> node >= allowed) ? "policy-unknown-node" : "ok";
    }
    if (nodes.stream().anyMatch(node -> node >= topology.numaNodes())) {
      return "policy-unknown-node";
    }
    if (mems.isPresent()) {
      long left = nodes.stream().filter(mems.get()::contains).count();
      return left == nodes.size() || (absolute && left > 0) ? "ok" : "policy-outside-cpuset";
    }
    if (absolute || cpuset.isEmpty()) {
      return "ok";
    }
    return nodes.stream().allMatch(node -> hasCpuOn(node, cpuset.get(), topology))
        ? "ok"
        : "policy-outside-cpuset";
  }

  private static boolean fits(Map<Integer, Integer> weights, List<Integer> nodes) {
    return weights.isEmpty()
        || (weights.size() == nodes.size()
            && nodes.stream()
                .allMatch(node -> weights.getOrDefault(node, 0) >= 1 && weights.get(node) <= 255));
  }

  private static boolean hasCpuOn(int node, Set<Integer> cpus, Topology topology) {
    return cpus.stream().anyMatch(cpu -> topology.numaNodeOf(topology.llcOf(cpu)) == node);
  }
}
