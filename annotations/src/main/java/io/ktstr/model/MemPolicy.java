package io.ktstr.model;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The NUMA memory policy of a worker, applied with set_mempolicy(2) after the worker was forked and
 * before its work loop starts. Node ids run from 0 to {@value ListFormat#MAX_ID}; whether they
 * exist, and whether a node set may be empty, is judged by {@link io.ktstr.model.rule.PolicyRules}.
 */
public sealed interface MemPolicy {

  /** Inherit the parent's policy: no system call is made. */
  record Default() implements MemPolicy {
    @Override
    public String toString() {
      return "default";
    }
  }

  /**
   * {@code MPOL_BIND}: allocate only from these nodes; when they are exhausted the kernel kills the
   * process.
   *
   * @param nodes node ids
   */
  record Bind(Set<Integer> nodes) implements MemPolicy {
    /** Checks and copies the nodes. */
    public Bind {
      nodes = Ids.checked("node", nodes);
    }

    @Override
    public Set<Integer> nodeSet() {
      return nodes;
    }

    @Override
    public String toString() {
      return "bind:" + ListFormat.format(nodes);
    }
  }

  /**
   * {@code MPOL_PREFERRED}: prefer this node, fall back to others when it is full.
   *
   * @param node node id
   */
  record Preferred(int node) implements MemPolicy {
    /** Checks the node. */
    public Preferred {
      Ids.check("node", node);
    }

    @Override
    public Set<Integer> nodeSet() {
      return Ids.of(node);
    }

    @Override
    public String toString() {
      return "preferred:" + node;
    }
  }

  /**
   * {@code MPOL_INTERLEAVE}: pages go round-robin over these nodes.
   *
   * @param nodes node ids
   */
  record Interleave(Set<Integer> nodes) implements MemPolicy {
    /** Checks and copies the nodes. */
    public Interleave {
      nodes = Ids.checked("node", nodes);
    }

    @Override
    public Set<Integer> nodeSet() {
      return nodes;
    }

    @Override
    public String toString() {
      return "interleave:" + ListFormat.format(nodes);
    }
  }

  /**
   * {@code MPOL_LOCAL}: the node of the CPU on which the page is first touched. Takes no nodemask.
   */
  record Local() implements MemPolicy {
    @Override
    public String toString() {
      return "local";
    }
  }

  /**
   * {@code MPOL_PREFERRED_MANY} (Linux 5.15): prefer these nodes, nearest first, fall back to
   * others when they are full.
   *
   * @param nodes node ids
   */
  record PreferredMany(Set<Integer> nodes) implements MemPolicy {
    /** Checks and copies the nodes. */
    public PreferredMany {
      nodes = Ids.checked("node", nodes);
    }

    @Override
    public Set<Integer> nodeSet() {
      return nodes;
    }

    @Override
    public String toString() {
      return "preferred-many:" + ListFormat.format(nodes);
    }
  }

  /**
   * {@code MPOL_WEIGHTED_INTERLEAVE} (Linux 6.9): pages go over these nodes in proportion to the
   * weights in {@code /sys/kernel/mm/mempolicy/weighted_interleave/nodeN}.
   *
   * @param nodes node ids
   * @param weights node to weight, 1 to 255, written by the harness before the run; empty leaves
   *     the machine's weights
   */
  record WeightedInterleave(Set<Integer> nodes, Map<Integer, Integer> weights)
      implements MemPolicy {
    /** Checks and copies nodes and weights. */
    public WeightedInterleave {
      nodes = Ids.checked("node", nodes);
      Ids.checked("node", weights.keySet());
      weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    @Override
    public Set<Integer> nodeSet() {
      return nodes;
    }

    @Override
    public String toString() {
      return "weighted-interleave:"
          + ListFormat.format(nodes)
          + (weights.isEmpty() ? "" : " weights " + weights);
    }
  }

  /**
   * The nodes that the policy names.
   *
   * @return immutable and ascending; one node for {@link Preferred}, none for {@link Default} and
   *     {@link Local}
   */
  default Set<Integer> nodeSet() {
    return Set.of();
  }

  /**
   * Whether the policy takes a node set at all.
   *
   * @return false for {@link Default} and {@link Local}
   */
  default boolean takesNodes() {
    return !(this instanceof Default) && !(this instanceof Local);
  }

  /**
   * Inherit the parent's policy.
   *
   * @return the policy
   */
  static MemPolicy defaultPolicy() {
    return new Default();
  }

  /**
   * Allocate only from these nodes.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy bind(int... nodes) {
    return new Bind(Ids.of(nodes));
  }

  /**
   * Allocate only from these nodes.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy bind(IntStream nodes) {
    return new Bind(Ids.of(nodes));
  }

  /**
   * Allocate only from these nodes.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy bind(Iterable<Integer> nodes) {
    return new Bind(Ids.copyOf(nodes));
  }

  /**
   * Prefer one node.
   *
   * @param node node id
   * @return the policy
   */
  static MemPolicy preferred(int node) {
    return new Preferred(node);
  }

  /**
   * Pages round-robin over these nodes.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy interleave(int... nodes) {
    return new Interleave(Ids.of(nodes));
  }

  /**
   * Pages round-robin over these nodes.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy interleave(IntStream nodes) {
    return new Interleave(Ids.of(nodes));
  }

  /**
   * Pages round-robin over these nodes.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy interleave(Iterable<Integer> nodes) {
    return new Interleave(Ids.copyOf(nodes));
  }

  /**
   * Pages on the node of the CPU that touches them first.
   *
   * @return the policy
   */
  static MemPolicy local() {
    return new Local();
  }

  /**
   * Prefer these nodes.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy preferredMany(int... nodes) {
    return new PreferredMany(Ids.of(nodes));
  }

  /**
   * Prefer these nodes.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy preferredMany(IntStream nodes) {
    return new PreferredMany(Ids.of(nodes));
  }

  /**
   * Prefer these nodes.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy preferredMany(Iterable<Integer> nodes) {
    return new PreferredMany(Ids.copyOf(nodes));
  }

  /**
   * Pages over these nodes in proportion to the weights that the machine has.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy weightedInterleave(int... nodes) {
    return new WeightedInterleave(Ids.of(nodes), Map.of());
  }

  /**
   * Pages over these nodes in proportion to the weights that the machine has.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy weightedInterleave(IntStream nodes) {
    return new WeightedInterleave(Ids.of(nodes), Map.of());
  }

  /**
   * Pages over these nodes in proportion to the weights that the machine has.
   *
   * @param nodes node ids
   * @return the policy
   */
  static MemPolicy weightedInterleave(Iterable<Integer> nodes) {
    return new WeightedInterleave(Ids.copyOf(nodes), Map.of());
  }

  /**
   * Pages over these nodes in proportion to these weights, which the harness writes before the run.
   *
   * @param weights node to weight, 1 to 255
   * @return the policy, over exactly the nodes that have a weight
   */
  static MemPolicy weightedInterleave(Map<Integer, Integer> weights) {
    SortedMap<Integer, Integer> sorted = new TreeMap<>(weights);
    return new WeightedInterleave(sorted.keySet(), sorted);
  }
}
