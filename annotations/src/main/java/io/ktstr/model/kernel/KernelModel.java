package io.ktstr.model.kernel;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.ListFormat;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.kernel.ModeFacts.Nodes;
import io.ktstr.model.kernel.ModeFacts.Positional;
import io.ktstr.model.kernel.ModeFacts.Rebind;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Predicts what one version of Linux does with the memory policy of a task: mm/mempolicy.c, step by
 * step, on the facts of a table. Sets of allowed nodes hold nodes with memory only, and are never
 * empty.
 *
 * @param table the facts
 * @param kernel the version
 */
public record KernelModel(KernelTable table, KernelVersion kernel) {

  private static final KernelVersion NEWEST = KernelVersion.of(9999, 0);

  private static final MpolFlags POSITIONAL =
      MpolFlags.STATIC_NODES.union(MpolFlags.RELATIVE_NODES);

  /** Checks that nothing is null. */
  public KernelModel {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(kernel, "kernel");
  }

  /**
   * A version of Linux as it is.
   *
   * @param kernel the version
   * @return the model
   */
  public static KernelModel of(KernelVersion kernel) {
    return new KernelModel(KernelTable.linux(), kernel);
  }

  /**
   * A kernel that has everything that the table knows of.
   *
   * @return the model
   */
  public static KernelModel newest() {
    return of(NEWEST);
  }

  /**
   * Whether flags exclude each other: STATIC_NODES and RELATIVE_NODES, for every kernel.
   *
   * @param flags mode flags
   * @return true if set_mempolicy(2) answers EINVAL, whatever the mode
   */
  public static boolean conflict(MpolFlags flags) {
    return flags.contains(POSITIONAL);
  }

  /**
   * Whether set_mempolicy(2) takes a mode with these flags, whatever the nodes: {@code
   * sanitize_mpol_flags()}.
   *
   * @param request the call
   * @return false if it answers EINVAL
   */
  public boolean takesFlags(PolicyRequest request) {
    ModeFacts facts = table.of(request.mode());
    return facts.isKnownTo(kernel)
        && !conflict(request.flags())
        && (!isBalancing(request.flags()) || facts.takesBalancing(kernel));
  }

  /**
   * What set_mempolicy(2) does.
   *
   * @param request the call
   * @param allowed the nodes of the task's cpuset.mems
   * @return the policy that the task has then; empty if the call answers EINVAL
   */
  public Optional<TaskPolicy> set(PolicyRequest request, Set<Integer> allowed) {
    if (!takesFlags(request) || !takesNodes(request)) {
      return Optional.empty();
    }
    if (request.mode() == PolicyMode.DEFAULT) {
      return Optional.of(TaskPolicy.NONE);
    }
    PolicyRequest kept = withoutIgnored(request);
    return kept.nodes().isEmpty() ? Optional.of(local(kept.flags())) : withNodes(kept, allowed);
  }

  private PolicyRequest withoutIgnored(PolicyRequest request) {
    if (table.of(request.mode()).positional() != Positional.IGNORED) {
      return request;
    }
    MpolFlags kept = isBalancing(request.flags()) ? MpolFlags.NUMA_BALANCING : MpolFlags.NONE;
    return new PolicyRequest(request.mode(), kept, request.nodes());
  }

  /** {@code mpol_new()}. */
  private boolean takesNodes(PolicyRequest request) {
    ModeFacts facts = table.of(request.mode());
    boolean positional = isPositional(request.flags());
    if (positional && facts.positional() == Positional.REFUSED) {
      return false;
    }
    return switch (facts.nodes()) {
      case NONE -> request.nodes().isEmpty();
      case LOWEST_OR_LOCAL -> !request.nodes().isEmpty() || !positional;
      case ALL -> !request.nodes().isEmpty();
    };
  }

  private static TaskPolicy local(MpolFlags flags) {
    return new TaskPolicy(PolicyMode.LOCAL, flags, Set.of(), Set.of());
  }

  /** {@code mpol_set_nodemask()} and {@code mpol_ops[].create}. */
  private Optional<TaskPolicy> withNodes(PolicyRequest request, Set<Integer> allowed) {
    SortedSet<Integer> narrowed =
        request.flags().contains(MpolFlags.RELATIVE_NODES)
            ? NodeSets.relative(request.nodes(), allowed)
            : NodeSets.and(request.nodes(), allowed);
    if (narrowed.isEmpty()) {
      return Optional.empty();
    }
    boolean lowest = table.of(request.mode()).nodes() == Nodes.LOWEST_OR_LOCAL;
    return Optional.of(
        new TaskPolicy(
            request.mode(),
            request.flags(),
            lowest ? Set.of(narrowed.first()) : narrowed,
            keepsCallersNodes(request.flags()) ? request.nodes() : allowed));
  }

  /**
   * What a change of the task's cpuset.mems does to its policy: {@code mpol_rebind_policy()}.
   *
   * @param policy the policy before
   * @param allowed the new cpuset.mems, which differs from the one before
   * @return the policy after
   */
  public TaskPolicy rebind(TaskPolicy policy, Set<Integer> allowed) {
    Rebind rebind = table.of(policy.mode()).rebind();
    if (rebind == Rebind.NOTHING
        || (!keepsCallersNodes(policy.flags()) && policy.remembered().equals(allowed))) {
      return policy;
    }
    return rebind == Rebind.STAY ? policy.withRemembered(allowed) : follow(policy, allowed);
  }

  /**
   * Whether a change of cpuset.mems leaves a policy's nodes and the pages on them where they are.
   * With as many nodes as before the kernel moves pages by ordinal too ({@code
   * do_migrate_pages()}), whatever the policy says.
   *
   * @param policy the policy
   * @param from cpuset.mems before
   * @param to cpuset.mems after
   * @return false if the nodes are remapped or pages move from one of them to another one
   */
  public boolean staysPut(TaskPolicy policy, Set<Integer> from, Set<Integer> to) {
    return rebind(policy, to).nodes().equals(policy.nodes())
        && NodeSets.remap(policy.nodes(), from, to).equals(policy.nodes());
  }

  /** {@code mpol_rebind_nodemask()}. */
  private TaskPolicy follow(TaskPolicy policy, Set<Integer> allowed) {
    if (policy.flags().contains(MpolFlags.STATIC_NODES)) {
      return policy.withNodes(orAll(NodeSets.and(policy.remembered(), allowed), allowed));
    }
    if (policy.flags().contains(MpolFlags.RELATIVE_NODES)) {
      return policy.withNodes(NodeSets.relative(policy.remembered(), allowed));
    }
    SortedSet<Integer> moved = NodeSets.remap(policy.nodes(), policy.remembered(), allowed);
    return policy.withNodes(orAll(moved, allowed)).withRemembered(allowed);
  }

  private static Set<Integer> orAll(Set<Integer> nodes, Set<Integer> all) {
    return nodes.isEmpty() ? all : nodes;
  }

  /** {@code mpol_store_user_nodemask()}. */
  private boolean keepsCallersNodes(MpolFlags flags) {
    return isPositional(flags)
        || (isBalancing(flags) && !table.has(KernelChange.BALANCING_FOLLOWS_MEMS, kernel));
  }

  private static boolean isPositional(MpolFlags flags) {
    return flags.contains(MpolFlags.STATIC_NODES) || flags.contains(MpolFlags.RELATIVE_NODES);
  }

  private static boolean isBalancing(MpolFlags flags) {
    return flags.contains(MpolFlags.NUMA_BALANCING);
  }

  /**
   * What get_mempolicy(2) answers: {@code do_get_mempolicy()}, and {@code copy_nodes_to_user()},
   * which copies as many whole words as there are possible node ids for.
   *
   * @param policy the policy of the task
   * @param possibleIds {@code nr_node_ids}: the highest possible node id and one
   * @return mode and flags, and the nodes that it shows
   */
  public PolicyRequest shown(TaskPolicy policy, int possibleIds) {
    Set<Integer> nodes = keepsCallersNodes(policy.flags()) ? policy.remembered() : policy.nodes();
    int words = (possibleIds + Long.SIZE - 1) / Long.SIZE;
    SortedSet<Integer> copied = new TreeSet<>(nodes).headSet(words * Long.SIZE);
    return new PolicyRequest(policy.mode(), policy.flags(), copied);
  }

  /**
   * How /proc/PID/numa_maps shows a policy: {@code mpol_to_str()}.
   *
   * @param policy the policy of the task
   * @return for example {@code bind=static:0-1}
   */
  public String text(TaskPolicy policy) {
    if (isBalancing(policy.flags()) && !table.has(KernelChange.BALANCING_IS_SHOWN, kernel)) {
      return table.of(PolicyMode.DEFAULT).shownAs();
    }
    String nodes = policy.nodes().isEmpty() ? "" : ":" + ListFormat.format(policy.nodes());
    return table.of(policy.mode()).shownAs() + flagText(policy.flags()) + nodes;
  }

  private static String flagText(MpolFlags flags) {
    if (flags.equals(MpolFlags.NONE)) {
      return "";
    }
    String positional =
        flags.contains(MpolFlags.STATIC_NODES)
            ? "static"
            : flags.contains(MpolFlags.RELATIVE_NODES) ? "relative" : "";
    String balancing = isBalancing(flags) ? "balancing" : "";
    String between = positional.isEmpty() || balancing.isEmpty() ? "" : "|";
    return "=" + positional + between + balancing;
  }

  /**
   * Where pages go that a task touches for the first time, while no node is short of memory.
   *
   * @param policy its policy
   * @param allowed its cpuset.mems
   * @param local the node of its CPU
   * @param order the machine's order of fallback
   * @return one node, or those over which the pages are spread evenly
   */
  public Set<Integer> placement(
      TaskPolicy policy, Set<Integer> allowed, int local, FallbackOrder order) {
    Set<Integer> both = NodeSets.and(policy.nodes(), allowed);
    return switch (table.of(policy.mode()).placement()) {
      case LOCAL -> Set.of(order.first(local, allowed));
      case NAMED -> Set.of(order.first(new TreeSet<>(policy.nodes()).first(), allowed));
      case NEAREST_NAMED -> Set.of(order.first(local, orAll(both, allowed)));
      case SPREAD -> orAll(both, allowed);
    };
  }
}
