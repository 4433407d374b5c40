package io.ktstr.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the CPUs and the memory of a machine are, whether declared by a {@link Topology} or read
 * from the machine's sysfs: node ids may have gaps and CPU numbers need not run node by node.
 *
 * @param nodes node id to its CPUs; a node without CPUs is memory-only
 * @param llcs the CPUs of each last-level cache
 * @param memoryNodes ids of the nodes that have memory
 */
public record CpuLayout(
    SortedMap<Integer, Set<Integer>> nodes, List<Set<Integer>> llcs, Set<Integer> memoryNodes) {

  /** With more CPUs than this the highest one is kept free for the harness. */
  private static final int RESERVE_ABOVE = 2;

  /** Copies everything. */
  public CpuLayout {
    SortedMap<Integer, Set<Integer>> copy = new TreeMap<>();
    nodes.forEach((node, cpus) -> copy.put(node, Ids.copyOf(cpus)));
    nodes = Collections.unmodifiableSortedMap(copy);
    llcs = llcs.stream().map(Ids::copyOf).toList();
    memoryNodes = Ids.copyOf(memoryNodes);
  }

  /**
   * Every CPU.
   *
   * @return CPU ids, ascending
   */
  public Set<Integer> cpus() {
    TreeSet<Integer> all = new TreeSet<>();
    llcs.forEach(all::addAll);
    nodes.values().forEach(all::addAll);
    return Collections.unmodifiableSortedSet(all);
  }

  /**
   * The part of this machine that somebody may use.
   *
   * @param cpus the CPUs that are allowed
   * @param mems the nodes whose memory is allowed
   * @return without other CPUs and memory, without caches that have no CPU left, and without nodes
   *     that have neither
   */
  public CpuLayout restrictedTo(Set<Integer> cpus, Set<Integer> mems) {
    Set<Integer> memories = common(memoryNodes, mems);
    SortedMap<Integer, Set<Integer>> kept = new TreeMap<>();
    nodes.forEach((node, all) -> kept.put(node, common(all, cpus)));
    kept.entrySet()
        .removeIf(node -> node.getValue().isEmpty() && !memories.contains(node.getKey()));
    List<Set<Integer>> caches =
        llcs.stream().map(all -> common(all, cpus)).filter(left -> !left.isEmpty()).toList();
    return new CpuLayout(kept, caches, memories);
  }

  private static Set<Integer> common(Set<Integer> one, Set<Integer> other) {
    Set<Integer> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  /**
   * The CPUs that fractions and partitions are taken from: all but the highest, which is kept free
   * for the harness when there are more than two.
   *
   * @return CPU ids, ascending
   */
  public Set<Integer> usableCpus() {
    TreeSet<Integer> usable = new TreeSet<>(cpus());
    if (usable.size() > RESERVE_ABOVE) {
      usable.pollLast();
    }
    return Collections.unmodifiableSortedSet(usable);
  }

  /**
   * The nodes that a set of CPUs reaches.
   *
   * @param cpus CPU ids
   * @return ids of the nodes that have one of these CPUs, ascending
   */
  public Set<Integer> nodesOf(Set<Integer> cpus) {
    TreeSet<Integer> reached = new TreeSet<>();
    for (Map.Entry<Integer, Set<Integer>> node : nodes.entrySet()) {
      if (!Collections.disjoint(node.getValue(), cpus)) {
        reached.add(node.getKey());
      }
    }
    return Collections.unmodifiableSortedSet(reached);
  }

  /**
   * The nodes that have memory and no CPU.
   *
   * @return node ids, ascending
   */
  public Set<Integer> memoryOnlyNodes() {
    TreeSet<Integer> without = new TreeSet<>(memoryNodes);
    nodes.forEach(
        (node, cpus) -> {
          if (!cpus.isEmpty()) {
            without.remove(node);
          }
        });
    return Collections.unmodifiableSortedSet(without);
  }
}
