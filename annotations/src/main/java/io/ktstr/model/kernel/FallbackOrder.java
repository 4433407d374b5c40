package io.ktstr.model.kernel;

import io.ktstr.model.CpuLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * In which order the kernel looks for memory, from each node: {@code build_zonelists()} and {@code
 * find_next_best_node()} in mm/page_alloc.c. It prints the same at boot, as {@code Fallback order
 * for Node 0}.
 *
 * @param byNode for each node, the nodes with memory, best first
 */
public record FallbackOrder(SortedMap<Integer, List<Integer>> byNode) {

  /** What a node costs more that comes before the one that looks. */
  private static final int BEFORE = 1;

  /** Any number above those of the load of a node. */
  private static final int LOAD_SCALE = 1 << 10;

  /** Copies the lists. */
  public FallbackOrder {
    SortedMap<Integer, List<Integer>> copy = new TreeMap<>();
    byNode.forEach((node, order) -> copy.put(node, List.copyOf(order)));
    byNode = Collections.unmodifiableSortedMap(copy);
  }

  /** The distance between two nodes, as the SLIT has it. */
  @FunctionalInterface
  public interface Distance {

    /**
     * Looks a distance up.
     *
     * @param from node id
     * @param to node id
     * @return 10 for a node and itself
     */
    int between(int from, int to);
  }

  /**
   * The order on a machine. It is made while the kernel boots and no node has CPUs yet, so that
   * what nodes with CPUs should cost more ({@code PENALTY_FOR_NODE_WITH_CPUS}) costs nothing.
   *
   * @param machine nodes and memory
   * @param distance distances
   * @return the order
   */
  public static FallbackOrder of(CpuLayout machine, Distance distance) {
    Map<Integer, Integer> load = new HashMap<>();
    SortedMap<Integer, List<Integer>> orders = new TreeMap<>();
    for (int node : machine.nodes().keySet()) {
      orders.put(node, order(node, machine.memoryNodes(), distance, load));
    }
    return new FallbackOrder(orders);
  }

  private static List<Integer> order(
      int local, Set<Integer> memory, Distance distance, Map<Integer, Integer> load) {
    Set<Integer> used = new LinkedHashSet<>();
    int previous = local;
    while (used.size() < memory.size()) {
      int next = best(local, memory, distance, load, used);
      if (distance.between(local, next) != distance.between(local, previous)) {
        load.merge(next, 1, Integer::sum);
      }
      used.add(next);
      previous = next;
    }
    return new ArrayList<>(used);
  }

  private static int best(
      int local,
      Set<Integer> memory,
      Distance distance,
      Map<Integer, Integer> load,
      Set<Integer> used) {
    if (memory.contains(local) && !used.contains(local)) {
      return local;
    }
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int node : memory) {
      int cost =
          (distance.between(local, node) + (node < local ? BEFORE : 0)) * LOAD_SCALE
              + load.getOrDefault(node, 0);
      if (!used.contains(node) && cost < least) {
        least = cost;
        best = node;
      }
    }
    return best;
  }

  /**
   * The node that memory comes from.
   *
   * @param node where the search begins
   * @param allowed the nodes to take it from
   * @return the first allowed one
   * @throws IllegalArgumentException if none of them has memory
   */
  public int first(int node, Set<Integer> allowed) {
    return byNode.get(node).stream()
        .filter(allowed::contains)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no node with memory is allowed: " + allowed));
  }
}
