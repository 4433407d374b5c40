package io.ktstr.model.rule;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.kernel.KernelModel;
import io.ktstr.model.kernel.KernelTable;
import io.ktstr.model.kernel.ModeFacts;
import io.ktstr.model.kernel.ModeFacts.Nodes;
import io.ktstr.model.kernel.PolicyMode;
import io.ktstr.model.kernel.PolicyRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a memory policy, its flags and its cgroup's cpuset make sense together on a machine. The
 * first rule that is broken decides: flags, then the node set and its weights, then the nodes'
 * existence, then their reach from the cpuset.
 *
 * <p>What the kernel takes is asked of {@link KernelModel}. The reach from the cpuset is a
 * judgement about intent: the kernel allows memory of any node as long as cpuset.mems is left open,
 * and the message says so. A node that is not there is one too, as long as another one is.
 */
public final class PolicyRules {

  private static final int MAX_WEIGHT = 255;

  private static final String BALANCING_TAKERS =
      Arrays.stream(PolicyMode.values())
          .filter(mode -> KernelTable.linux().of(mode).heeds(MpolFlags.NUMA_BALANCING))
          .map(PolicyMode::factoryName)
          .collect(Collectors.joining(" and "));

  private PolicyRules() {}

  /**
   * Judges a policy.
   *
   * @param question what is known
   * @return Undecided if the machine is not known and everything that does not depend on it is fine
   */
  public static Verdict check(PolicyQuestion question) {
    return flags(question)
        .then(() -> emptiness(question))
        .then(() -> weights(question))
        .then(() -> existence(question))
        .then(() -> reach(question));
  }

  /**
   * Judges a node id on its own.
   *
   * @param cgroup name for the message
   * @param node node id
   * @return a violation for ids that no machine has
   */
  public static Verdict nodeId(String cgroup, int node) {
    return node >= 0 && node <= ListFormat.MAX_ID
        ? Verdict.ok()
        : Verdict.violation(RuleCode.POLICY_NODE_RANGE, cgroup, node, ListFormat.MAX_ID);
  }

  /**
   * Judges weights that are written in the order of the nodes, before they become a map.
   *
   * @param cgroup name for the message
   * @param nodes node ids as written
   * @param weights weights as written
   * @return a violation unless each node is named once and has one weight
   */
  public static Verdict weights(String cgroup, List<Integer> nodes, List<Integer> weights) {
    if (nodes.size() != weights.size()) {
      return Verdict.violation(
          RuleCode.POLICY_WEIGHTS_COUNT,
          cgroup,
          Words.count(nodes.size(), "node"),
          Words.count(weights.size(), "weight"),
          nodes.size());
    }
    Set<Integer> seen = new TreeSet<>();
    for (int node : nodes) {
      if (!seen.add(node)) {
        return Verdict.violation(RuleCode.POLICY_WEIGHTS_TWICE, cgroup, node);
      }
    }
    return Verdict.ok();
  }

  /**
   * Judges weights against those of groups that run at the same time: the machine has one weight
   * for each node, whoever asks.
   *
   * @param earlier node to weight of the groups before
   * @param cgroup name for the message
   * @param node node id
   * @param weight weight of this group for the node
   * @return a violation if another group wants another weight
   */
  public static Verdict sameWeight(
      Map<Integer, Integer> earlier, String cgroup, int node, int weight) {
    int other = earlier.getOrDefault(node, weight);
    return other == weight
        ? Verdict.ok()
        : Verdict.violation(RuleCode.POLICY_WEIGHTS_CLASH, cgroup, node, weight, other);
  }

  /**
   * Judges a policy that is in force against a change of cpuset.mems, which leaves it some node.
   *
   * @param cgroup name for the message
   * @param policy the policy
   * @param flags its mode flags
   * @param from cpuset.mems before
   * @param to cpuset.mems after
   * @param kernel what the machine's kernel does
   * @return a violation if the kernel would take the nodes, or the pages on them, elsewhere
   */
  public static Verdict change(
      String cgroup,
      MemPolicy policy,
      MpolFlags flags,
      Set<Integer> from,
      Set<Integer> to,
      KernelModel kernel) {
    boolean stays =
        kernel
            .set(PolicyRequest.of(policy, flags), from)
            .map(taken -> kernel.staysPut(taken, from, to))
            .orElse(true);
    return stays
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.POLICY_MOVES, cgroup, policy, ListFormat.format(from), ListFormat.format(to));
  }

  private static Verdict flags(PolicyQuestion question) {
    MpolFlags flags = question.flags();
    if (KernelModel.conflict(flags)) {
      return Verdict.violation(RuleCode.FLAGS_CONFLICT, question.cgroup());
    }
    return applicable(question, MpolFlags.STATIC_NODES)
        .then(() -> applicable(question, MpolFlags.RELATIVE_NODES))
        .then(() -> applicable(question, MpolFlags.NUMA_BALANCING));
  }

  private static Verdict applicable(PolicyQuestion question, MpolFlags flag) {
    MemPolicy policy = question.policy();
    if (!question.flags().contains(flag) || facts(policy).heeds(flag)) {
      return Verdict.ok();
    }
    String takers =
        flag.equals(MpolFlags.NUMA_BALANCING) ? BALANCING_TAKERS : "policies that name nodes";
    return Verdict.violation(
        RuleCode.FLAGS_NOT_APPLICABLE, question.cgroup(), flag, policy, takers);
  }

  private static ModeFacts facts(MemPolicy policy) {
    return KernelTable.linux().of(PolicyMode.of(policy));
  }

  private static Verdict weights(PolicyQuestion question) {
    if (!(question.policy() instanceof MemPolicy.WeightedInterleave policy)
        || policy.weights().isEmpty()) {
      return Verdict.ok();
    }
    for (Map.Entry<Integer, Integer> weight : policy.weights().entrySet()) {
      if (weight.getValue() < 1 || weight.getValue() > MAX_WEIGHT) {
        return Verdict.violation(
            RuleCode.POLICY_WEIGHTS,
            question.cgroup(),
            weight.getKey(),
            weight.getValue(),
            Nearest.within(1, MAX_WEIGHT, weight.getValue()));
      }
    }
    return policy.weights().keySet().equals(policy.nodes())
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.POLICY_WEIGHTS_NODES,
            question.cgroup(),
            ListFormat.format(policy.nodes()),
            ListFormat.format(policy.weights().keySet()));
  }

  private static Verdict emptiness(PolicyQuestion question) {
    MemPolicy policy = question.policy();
    return facts(policy).nodes() == Nodes.ALL && policy.nodeSet().isEmpty()
        ? Verdict.violation(
            RuleCode.POLICY_EMPTY_NODES, question.cgroup(), policy.getClass().getSimpleName())
        : Verdict.ok();
  }

  private static Verdict existence(PolicyQuestion question) {
    if (!question.policy().takesNodes()) {
      return Verdict.ok();
    }
    Optional<Set<Integer>> memoryNodes = question.machine().map(CpuLayout::memoryNodes);
    boolean relative = question.flags().contains(MpolFlags.RELATIVE_NODES);
    Optional<Set<Integer>> known =
        relative ? question.cpusetMems().or(() -> memoryNodes) : memoryNodes;
    if (known.isEmpty()) {
      return Verdict.undecided("the topology");
    }
    return relative ? ordinals(question, known.get().size()) : nodes(question, known.get());
  }

  private static Verdict ordinals(PolicyQuestion question, int allowed) {
    Set<Integer> tooHigh = new TreeSet<>(question.policy().nodeSet());
    tooHigh.removeIf(ordinal -> ordinal < allowed);
    return tooHigh.isEmpty()
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.POLICY_UNKNOWN_ORDINAL,
            question.cgroup(),
            question.policy(),
            ListFormat.format(tooHigh),
            allowed,
            ListFormat.format(IntStream.range(0, allowed).boxed().toList()));
  }

  private static Verdict nodes(PolicyQuestion question, Set<Integer> memoryNodes) {
    Set<Integer> missing = without(question.policy().nodeSet(), memoryNodes);
    return missing.isEmpty()
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.POLICY_UNKNOWN_NODE,
            question.cgroup(),
            question.policy(),
            ListFormat.format(missing),
            ListFormat.format(memoryNodes));
  }

  private static Verdict reach(PolicyQuestion question) {
    if (!question.policy().takesNodes() || question.flags().contains(MpolFlags.RELATIVE_NODES)) {
      return Verdict.ok();
    }
    return question.cpusetMems().isPresent()
        ? reachFromMems(question, question.cpusetMems().get())
        : reachFromCpus(question, question.machine().orElseThrow());
  }

  /** With cpuset.mems written, STATIC_NODES helps only if the kernel still takes the policy. */
  private static Verdict reachFromMems(PolicyQuestion question, Set<Integer> mems) {
    Set<Integer> nodes = question.policy().nodeSet();
    Set<Integer> outside = without(nodes, mems);
    boolean declared = question.flags().contains(MpolFlags.STATIC_NODES);
    PolicyRequest request = PolicyRequest.of(question.policy(), question.flags());
    boolean taken = KernelModel.newest().set(request, mems).isPresent();
    return outside.isEmpty() || (declared && taken)
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.POLICY_OUTSIDE_MEMS,
            question.cgroup(),
            question.policy(),
            ListFormat.format(outside),
            ListFormat.format(mems));
  }

  private static Verdict reachFromCpus(PolicyQuestion question, CpuLayout machine) {
    if (question.cpuset().isEmpty() || question.flags().contains(MpolFlags.STATIC_NODES)) {
      return Verdict.ok();
    }
    Set<Integer> cpus = question.cpuset().get();
    Set<Integer> covered = machine.nodesOf(cpus);
    Set<Integer> uncovered = without(question.policy().nodeSet(), covered);
    if (uncovered.isEmpty()) {
      return Verdict.ok();
    }
    Set<Integer> memoryOnly = intersection(uncovered, machine.memoryOnlyNodes());
    return memoryOnly.isEmpty()
        ? Verdict.violation(
            RuleCode.POLICY_OUTSIDE_CPUSET,
            question.cgroup(),
            question.policy(),
            ListFormat.format(uncovered),
            ListFormat.format(cpus),
            ListFormat.format(covered),
            uncovered.iterator().next(),
            ListFormat.format(widened(cpus, uncovered, machine)))
        : Verdict.violation(
            RuleCode.POLICY_OUTSIDE_CPUSET_MEMORY_ONLY,
            question.cgroup(),
            question.policy(),
            ListFormat.format(memoryOnly),
            ListFormat.format(covered));
  }

  private static Set<Integer> widened(Set<Integer> cpus, Set<Integer> nodes, CpuLayout machine) {
    Set<Integer> wide = new TreeSet<>(cpus);
    nodes.forEach(node -> wide.addAll(machine.nodes().getOrDefault(node, Set.of())));
    return wide;
  }

  private static Set<Integer> without(Set<Integer> ids, Collection<Integer> known) {
    Set<Integer> rest = new TreeSet<>(ids);
    rest.removeAll(known);
    return rest;
  }

  private static Set<Integer> intersection(Set<Integer> ids, Collection<Integer> others) {
    Set<Integer> common = new TreeSet<>(ids);
    common.retainAll(others);
    return common;
  }
}
