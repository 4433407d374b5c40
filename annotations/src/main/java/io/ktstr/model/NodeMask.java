package io.ktstr.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A nodemask as set_mempolicy(2) takes it: an array of 64-bit words and the {@code maxnode}
 * argument.
 *
 * <p>The kernel decrements {@code maxnode} before it counts bits ({@code get_nodes()} in
 * mm/mempolicy.c), so the highest node n needs {@code maxnode >= n + 2}; one less and the kernel
 * drops node n without an error.
 *
 * @param words word 0 holds nodes 0 to 63; empty for no nodes
 * @param maxnode highest node plus 2; 0 for no nodes, which stands for a NULL pointer
 */
public record NodeMask(List<Long> words, int maxnode) {

  /** Copies the words. */
  public NodeMask {
    words = List.copyOf(words);
  }

  /**
   * The mask of a set of nodes.
   *
   * @param nodes node ids, 0 to {@value ListFormat#MAX_ID}
   * @return the smallest mask with which the kernel sees every one of them
   */
  public static NodeMask of(Set<Integer> nodes) {
    if (nodes.isEmpty()) {
      return new NodeMask(List.of(), 0);
    }
    nodes.forEach(node -> Ids.check("node", node));
    int maxnode = Collections.max(nodes) + 2;
    long[] bits = new long[(maxnode + Long.SIZE - 1) / Long.SIZE];
    for (int node : nodes) {
      bits[node / Long.SIZE] |= 1L << (node % Long.SIZE);
    }
    List<Long> words = new ArrayList<>();
    for (long word : bits) {
      words.add(word);
    }
    return new NodeMask(words, maxnode);
  }

  /**
   * The nodes whose bits are set.
   *
   * @return node ids in ascending order, immutable
   */
  public Set<Integer> nodes() {
    TreeSet<Integer> nodes = new TreeSet<>();
    for (int i = 0; i < words.size() * Long.SIZE; i++) {
      if ((words.get(i / Long.SIZE) >>> (i % Long.SIZE) & 1) != 0) {
        nodes.add(i);
      }
    }
    return Collections.unmodifiableSortedSet(nodes);
  }
}
