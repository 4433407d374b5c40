package io.ktstr.model.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The kernel's arithmetic of nodemasks: lib/bitmap.c under the names of include/linux/nodemask.h.
 */
final class NodeSets {

  private NodeSets() {}

  static SortedSet<Integer> and(Set<Integer> some, Set<Integer> others) {
    SortedSet<Integer> both = new TreeSet<>(some);
    both.retainAll(others);
    return both;
  }

  /**
   * {@code mpol_relative_nodemask()}: folds ordinals into the number of nodes, then takes those.
   */
  static SortedSet<Integer> relative(Set<Integer> ordinals, Set<Integer> nodes) {
    List<Integer> ascending = new ArrayList<>(new TreeSet<>(nodes));
    SortedSet<Integer> taken = new TreeSet<>();
    ordinals.forEach(ordinal -> taken.add(ascending.get(ordinal % ascending.size())));
    return taken;
  }

  /**
   * {@code nodes_remap()}: a node that is the n-th of the old ones becomes the n-th of the new
   * ones, counted round and round; any other stays what it is.
   */
  static SortedSet<Integer> remap(Set<Integer> nodes, Set<Integer> from, Set<Integer> to) {
    List<Integer> before = new ArrayList<>(new TreeSet<>(from));
    List<Integer> after = new ArrayList<>(new TreeSet<>(to));
    SortedSet<Integer> mapped = new TreeSet<>();
    for (int node : nodes) {
      int ordinal = before.indexOf(node);
      mapped.add(ordinal < 0 || after.isEmpty() ? node : after.get(ordinal % after.size()));
    }
    return mapped;
  }
}
