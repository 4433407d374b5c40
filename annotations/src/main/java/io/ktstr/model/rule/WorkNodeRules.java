package io.ktstr.model.rule;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import io.ktstr.model.LoopKind;
import io.ktstr.model.WorkType;
import io.ktstr.model.WorkType.NumaMigrationChurn;
import io.ktstr.model.WorkType.NumaWorkingSetSweep;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether loops that go from node to node have nodes to go to. */
public final class WorkNodeRules {

  private WorkNodeRules() {}

  /**
   * Judges the number of nodes that are gone to.
   *
   * @param cgroup name for the message
   * @param kind what the workers do
   * @param nodes how many there are; a sweep may come to the same one twice, which counts twice
   * @return Ok from 1 to 16
   */
  public static Verdict count(String cgroup, LoopKind kind, int nodes) {
    return WorkTypeRules.count(RuleCode.WORKERS_NODES_COUNT, cgroup, kind, nodes, "node");
  }

  static Verdict list(String cgroup, WorkType type) {
    if (!(type instanceof NumaWorkingSetSweep sweep)) {
      return Verdict.ok();
    }
    Verdict verdict = count(cgroup, LoopKind.NUMA_WORKING_SET_SWEEP, sweep.nodes().size());
    for (int node : sweep.nodes()) {
      verdict = verdict.then(() -> PolicyRules.nodeId(cgroup, node));
    }
    return verdict;
  }

  /**
   * Judges a work type on a machine.
   *
   * @param cgroup name for the message
   * @param type what the workers do
   * @param cpus CPUs of the cgroup; empty for all
   * @param mems nodes of its cpuset.mems; empty for all
   * @param machine where CPUs and memory are
   * @return Ok for types that stay where they are
   */
  public static Verdict check(
      String cgroup,
      WorkType type,
      Optional<Set<Integer>> cpus,
      Optional<Set<Integer>> mems,
      CpuLayout machine) {
    if (type instanceof NumaWorkingSetSweep sweep) {
      return sweep(cgroup, sweep.nodes(), mems, machine);
    }
    return type instanceof NumaMigrationChurn
        ? churn(cgroup, cpus.orElseGet(machine::cpus), machine)
        : Verdict.ok();
  }

  /**
   * Judges nodes of a sweep.
   *
   * @param cgroup name for the message
   * @param nodes all of them or one
   * @param mems nodes of cpuset.mems; empty for all
   * @param machine where memory is
   * @return Ok if mbind(2) can bind to each
   */
  public static Verdict sweep(
      String cgroup, Collection<Integer> nodes, Optional<Set<Integer>> mems, CpuLayout machine) {
    Set<Integer> missing = without(nodes, machine.memoryNodes());
    if (!missing.isEmpty()) {
      return Verdict.violation(
          RuleCode.WORKERS_NODES_UNKNOWN,
          cgroup,
          ListFormat.format(missing),
          ListFormat.format(machine.memoryNodes()));
    }
    Set<Integer> allowed = mems.orElseGet(machine::memoryNodes);
    Set<Integer> outside = without(nodes, allowed);
    return outside.isEmpty()
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.WORKERS_NODES_OUTSIDE_MEMS,
            cgroup,
            ListFormat.format(outside),
            ListFormat.format(allowed));
  }

  private static Set<Integer> without(Collection<Integer> nodes, Set<Integer> allowed) {
    Set<Integer> others = new TreeSet<>(nodes);
    others.removeAll(allowed);
    return others;
  }

  private static Verdict churn(String cgroup, Set<Integer> cpus, CpuLayout machine) {
    Set<Integer> nodes = machine.nodesOf(cpus);
    return nodes.size() > 1
        ? count(cgroup, LoopKind.NUMA_MIGRATION_CHURN, nodes.size())
        : Verdict.violation(
            RuleCode.WORKERS_NODES_CHURN,
            cgroup,
            ListFormat.format(cpus),
            ListFormat.format(nodes));
  }
}
