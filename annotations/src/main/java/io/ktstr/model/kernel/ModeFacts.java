package io.ktstr.model.kernel;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.MpolFlags;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the kernel does with one mode: a row of {@link KernelTable}.
 *
 * @param since first version that knows the mode; empty if every kernel with cgroups v2 does
 * @param nodes what the mode does with a nodemask
 * @param positional what it does with STATIC_NODES and RELATIVE_NODES
 * @param balancingSince first version that takes NUMA_BALANCING on it; empty if none does
 * @param rebind what a change of cpuset.mems does to it
 * @param placement where pages go
 * @param shownAs its word in /proc/PID/numa_maps, {@code policy_modes[]} in mm/mempolicy.c
 * @param sources commits and functions of the kernel that say so
 */
public record ModeFacts(
    Optional<KernelVersion> since,
    Nodes nodes,
    Positional positional,
    Optional<KernelVersion> balancingSince,
    Rebind rebind,
    Placement placement,
    String shownAs,
    List<String> sources) {

  /** Copies the sources. */
  public ModeFacts {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(nodes, "nodes");
    Objects.requireNonNull(positional, "positional");
    Objects.requireNonNull(balancingSince, "balancingSince");
    Objects.requireNonNull(rebind, "rebind");
    Objects.requireNonNull(placement, "placement");
    Objects.requireNonNull(shownAs, "shownAs");
    sources = List.copyOf(sources);
  }

  /** What a mode does with a nodemask: {@code mpol_new()} and {@code mpol_ops[].create}. */
  public enum Nodes {
    /** It must be empty. */
    NONE,
    /** An empty one makes the policy MPOL_LOCAL; of any other only the lowest node is kept. */
    LOWEST_OR_LOCAL,
    /** It must not be empty, neither as given nor after it was narrowed. */
    ALL
  }

  /** What a mode does with STATIC_NODES and RELATIVE_NODES: {@code mpol_new()}. */
  public enum Positional {
    /** Takes either and forgets it: there is no policy to keep it in. */
    IGNORED,
    /** Answers EINVAL. */
    REFUSED,
    /** Takes either, with nodes. */
    TAKEN
  }

  /** What a change of cpuset.mems does: {@code mpol_ops[].rebind}. */
  public enum Rebind {
    /** Nothing: there are no nodes. */
    NOTHING,
    /** The nodes follow: {@code mpol_rebind_nodemask()}. */
    FOLLOW,
    /**
     * The nodes stay; the new cpuset.mems overwrites what the caller had asked for, with which it
     * shares its memory: {@code mpol_rebind_preferred()}.
     */
    STAY
  }

  /** Where pages go: {@code policy_nodemask()} and the zonelists. */
  public enum Placement {
    /** The node of the CPU, or the allowed one nearest to it. */
    LOCAL,
    /** The node of the policy, or the allowed one nearest to it. */
    NAMED,
    /** The node among those of the policy that is nearest to the CPU. */
    NEAREST_NAMED,
    /** Page by page over the nodes of the policy. */
    SPREAD
  }

  /**
   * Whether a flag can mean anything on this mode, in some version.
   *
   * @param flag one of the flags
   * @return false if the kernel refuses or ignores it
   */
  public boolean heeds(MpolFlags flag) {
    return flag.equals(MpolFlags.NUMA_BALANCING)
        ? balancingSince.isPresent()
        : positional == Positional.TAKEN;
  }

  /**
   * Whether a kernel knows the mode.
   *
   * @param kernel the version
   * @return false before {@link #since}
   */
  public boolean isKnownTo(KernelVersion kernel) {
    return since.filter(kernel::isOlderThan).isEmpty();
  }

  /**
   * Whether a kernel takes NUMA_BALANCING on the mode.
   *
   * @param kernel the version
   * @return false before {@link #balancingSince}, and if that is empty
   */
  public boolean takesBalancing(KernelVersion kernel) {
    return balancingSince.filter(first -> !kernel.isOlderThan(first)).isPresent();
  }
}
