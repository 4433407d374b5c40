package io.ktstr.worker;

import io.ktstr.model.ListFormat;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.NodeMask;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arguments of set_mempolicy(2), and its answer to get_mempolicy(2).
 *
 * @param mode {@code MPOL_*} with flags
 * @param mask nodemask; an empty one is passed as a NULL pointer
 */
public record PolicyCall(int mode, NodeMask mask) {

  /** All mode flags, {@code MPOL_MODE_FLAGS} in include/uapi/linux/mempolicy.h. */
  private static final int MODE_FLAGS = 7 << 13;

  private static final String[] MODES = {
    "MPOL_DEFAULT",
    "MPOL_PREFERRED",
    "MPOL_BIND",
    "MPOL_INTERLEAVE",
    "MPOL_LOCAL",
    "MPOL_PREFERRED_MANY",
    "MPOL_WEIGHTED_INTERLEAVE"
  };

  /**
   * The call that applies a policy.
   *
   * @param policy any but {@link MemPolicy.Default}, which makes no call
   * @param flags mode flags
   * @return the arguments
   */
  public static PolicyCall of(MemPolicy policy, MpolFlags flags) {
    return new PolicyCall(mode(policy) | flags.bits(), NodeMask.of(policy.nodeSet()));
  }

  private static int mode(MemPolicy policy) {
    if (policy instanceof MemPolicy.Preferred) {
      return 1;
    }
    if (policy instanceof MemPolicy.Bind) {
      return 2;
    }
    if (policy instanceof MemPolicy.Interleave) {
      return 3;
    }
    if (policy instanceof MemPolicy.Local) {
      return 4;
    }
    if (policy instanceof MemPolicy.PreferredMany) {
      return 5;
    }
    if (policy instanceof MemPolicy.WeightedInterleave) {
      return 6;
    }
    throw new IllegalArgumentException("the default policy makes no system call; leave it out");
  }

  /**
   * What get_mempolicy(2) shows when this call took effect: with any mode flag the nodemask as the
   * caller gave it, without one narrowed to the nodes that are allowed ({@code do_get_mempolicy()}
   * in mm/mempolicy.c).
   *
   * @param allowedNodes the nodes of cpuset.mems, or else all nodes with memory
   * @return mode and nodes as they are read back
   */
  public PolicyCall readBack(Set<Integer> allowedNodes) {
    if ((mode & MODE_FLAGS) != 0) {
      return this;
    }
    Set<Integer> narrowed = new TreeSet<>(mask.nodes());
    narrowed.retainAll(allowedNodes);
    return new PolicyCall(mode, NodeMask.of(narrowed));
  }

  /** The call as it is made, for example {@code set_mempolicy(MPOL_BIND, {5}, maxnode 7)}. */
  @Override
  public String toString() {
    return "set_mempolicy(" + modeText() + ", " + maskText() + ", maxnode " + mask.maxnode() + ")";
  }

  /**
   * Mode and nodes, for comparisons in messages.
   *
   * @return for example {@code MPOL_BIND {0-1}}
   */
  public String describe() {
    return modeText() + " " + maskText();
  }

  private String maskText() {
    return mask.maxnode() == 0 ? "NULL" : "{" + ListFormat.format(mask.nodes()) + "}";
  }

  private String modeText() {
    int plain = mode & ~MODE_FLAGS;
    StringBuilder text = new StringBuilder(plain < MODES.length ? MODES[plain] : "mode " + plain);
    appendFlag(text, MpolFlags.STATIC_NODES, "MPOL_F_STATIC_NODES");
    appendFlag(text, MpolFlags.RELATIVE_NODES, "MPOL_F_RELATIVE_NODES");
    appendFlag(text, MpolFlags.NUMA_BALANCING, "MPOL_F_NUMA_BALANCING");
    return text.toString();
  }

  private void appendFlag(StringBuilder text, MpolFlags flag, String name) {
    if ((mode & flag.bits()) != 0) {
      text.append('|').append(name);
    }
  }
}
