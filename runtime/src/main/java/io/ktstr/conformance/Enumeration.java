package io.ktstr.conformance;

import io.ktstr.model.MpolFlags;
import io.ktstr.model.kernel.PolicyMode;
import io.ktstr.model.kernel.PolicyRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Every mode with every combination of flags and every set of nodes, under every cpuset.mems; what
 * is accepted goes through a narrower and a wider cpuset.mems afterwards.
 */
final class Enumeration {

  /** 4 MiB. */
  private static final int PAGES = 1024;

  /** Enough for shares of up to eight nodes to be seen. */
  private static final int PAGES_AFTERWARDS = 16;

  /** In the second word of the mask. */
  private static final int BEYOND = 64;

  private final SortedSet<Integer> memory;

  Enumeration(Set<Integer> memory) {
    this.memory = new TreeSet<>(memory);
  }

  /** Hands out the cases, those with the same history one after the other. */
  void forEach(Consumer<PolicyCase> consumer) {
    List<PolicyRequest> requests = requests();
    for (Set<Integer> mems : nonEmptySubsets(memory)) {
      Set<Integer> narrower = narrower(mems);
      for (PolicyRequest request : requests) {
        consumer.accept(
            new PolicyCase(
                List.of(
                    Phase.setting(mems, request, PAGES),
                    Phase.touching(narrower, PAGES_AFTERWARDS),
                    Phase.touching(memory, PAGES_AFTERWARDS)),
                true));
      }
    }
  }

  /** Without its lowest node; of a single one, another one. */
  private Set<Integer> narrower(Set<Integer> mems) {
    SortedSet<Integer> rest = new TreeSet<>(mems);
    rest.remove(rest.first());
    if (!rest.isEmpty()) {
      return rest;
    }
    SortedSet<Integer> others = new TreeSet<>(memory);
    others.removeAll(mems);
    return others.isEmpty() ? mems : Set.of(others.last());
  }

  private List<PolicyRequest> requests() {
    List<PolicyRequest> requests = new ArrayList<>();
    for (PolicyMode mode : PolicyMode.values()) {
      for (MpolFlags flags : flagCombinations()) {
        for (Set<Integer> nodes : nodeSets()) {
          requests.add(new PolicyRequest(mode, flags, nodes));
        }
      }
    }
    return requests;
  }

  static List<MpolFlags> flagCombinations() {
    List<MpolFlags> combinations = new ArrayList<>();
    for (MpolFlags place : List.of(MpolFlags.NONE, MpolFlags.STATIC_NODES)) {
      for (MpolFlags relative : List.of(MpolFlags.NONE, MpolFlags.RELATIVE_NODES)) {
        for (MpolFlags balancing : List.of(MpolFlags.NONE, MpolFlags.NUMA_BALANCING)) {
          combinations.add(place.union(relative).union(balancing));
        }
      }
    }
    return combinations;
  }

  /** With a node that is absent, and with one that no machine of this size has. */
  private List<Set<Integer>> nodeSets() {
    SortedSet<Integer> named = new TreeSet<>(memory);
    named.add(memory.last() + 1);
    List<Set<Integer>> sets = new ArrayList<>();
    sets.add(Set.of());
    sets.addAll(nonEmptySubsets(named));
    sets.add(Set.of(BEYOND));
    sets.add(Set.of(memory.first(), BEYOND));
    SortedSet<Integer> all = new TreeSet<>(memory);
    all.add(BEYOND);
    sets.add(all);
    return sets;
  }

  static List<Set<Integer>> nonEmptySubsets(Set<Integer> nodes) {
    List<Integer> each = new ArrayList<>(nodes);
    List<Set<Integer>> subsets = new ArrayList<>();
    for (int bits = 1; bits < 1 << each.size(); bits++) {
      Set<Integer> subset = new TreeSet<>();
      for (int i = 0; i < each.size(); i++) {
        if ((bits >> i & 1) != 0) {
          subset.add(each.get(i));
        }
      }
      subsets.add(subset);
    }
    return subsets;
  }
}
