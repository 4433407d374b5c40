package io.ktstr.conformance;

import io.ktstr.model.MpolFlags;
import io.ktstr.model.kernel.PolicyMode;
import io.ktstr.model.kernel.PolicyRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Random sequences of set_mempolicy(2), changes of cpuset.mems, and touches. */
final class RandomSequences {

  private static final List<PolicyMode> MODES = List.of(PolicyMode.values());
  private static final int PHASES = 6;

  /** At least one for each node, so that each has its share. */
  private static final int MIN_PAGES = 8;

  private static final int MORE_PAGES = 16;

  /** Sequences that share a history of cpuset.mems, so that they can run at the same time. */
  private static final int PER_HISTORY = 125;

  private final List<Set<Integer>> subsets;
  private final List<Integer> nodes;
  private final Random random;

  RandomSequences(Set<Integer> memory, long seed) {
    SortedSet<Integer> named = new TreeSet<>(memory);
    named.add(named.last() + 1);
    this.subsets = Enumeration.nonEmptySubsets(memory);
    this.nodes = List.copyOf(named);
    this.random = new Random(seed);
  }

  void generate(int count, Consumer<PolicyCase> consumer) {
    List<Set<Integer>> history = List.of();
    for (int i = 0; i < count; i++) {
      history = i % PER_HISTORY == 0 ? history() : history;
      consumer.accept(sequence(history));
    }
  }

  private List<Set<Integer>> history() {
    List<Set<Integer>> history = new ArrayList<>();
    for (int i = 0; i < PHASES; i++) {
      history.add(subsets.get(random.nextInt(subsets.size())));
    }
    return history;
  }

  private PolicyCase sequence(List<Set<Integer>> history) {
    List<Phase> phases = new ArrayList<>();
    for (Set<Integer> mems : history) {
      boolean sets = phases.isEmpty() || random.nextInt(3) == 0;
      phases.add(
          new Phase(
              mems,
              sets ? Optional.of(request()) : Optional.empty(),
              random.nextInt(4) == 0 ? 0 : MIN_PAGES + random.nextInt(MORE_PAGES)));
    }
    return new PolicyCase(phases, false);
  }

  /** Flags are rare enough that most calls are accepted. */
  private PolicyRequest request() {
    PolicyMode mode = MODES.get(random.nextInt(MODES.size()));
    MpolFlags flags = MpolFlags.NONE;
    for (MpolFlags flag :
        List.of(MpolFlags.STATIC_NODES, MpolFlags.RELATIVE_NODES, MpolFlags.NUMA_BALANCING)) {
      flags = random.nextInt(4) == 0 ? flags.union(flag) : flags;
    }
    Set<Integer> named = new TreeSet<>();
    for (int node : nodes) {
      if (random.nextBoolean()) {
        named.add(node);
      }
    }
    return new PolicyRequest(mode, flags, named);
  }
}
