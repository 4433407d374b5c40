package io.ktstr.model.kernel;

import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.NodeMask;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arguments of set_mempolicy(2).
 *
 * @param mode the mode
 * @param flags its flags
 * @param nodes the nodemask; an empty one is passed as a NULL pointer
 */
public record PolicyRequest(PolicyMode mode, MpolFlags flags, Set<Integer> nodes) {

  /** Copies the nodes. */
  public PolicyRequest {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(flags, "flags");
    nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
  }

  /**
   * The request that applies a policy.
   *
   * @param policy the policy
   * @param flags its flags
   * @return the arguments
   */
  public static PolicyRequest of(MemPolicy policy, MpolFlags flags) {
    return new PolicyRequest(PolicyMode.of(policy), flags, policy.nodeSet());
  }

  /**
   * The first argument.
   *
   * @return number of the mode, with flags
   */
  public int argument() {
    return mode.argument(flags);
  }

  /**
   * The second and the third argument.
   *
   * @return a mask in which the kernel sees every node
   */
  public NodeMask mask() {
    return NodeMask.of(nodes);
  }
}
