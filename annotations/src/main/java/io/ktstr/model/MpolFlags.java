package io.ktstr.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Optional mode flags of a memory policy, OR'd into the mode argument of set_mempolicy(2). Only the
 * three flags that the kernel knows can be built, so an unknown bit never reaches it.
 */
public final class MpolFlags {

  /** No flag. */
  public static final MpolFlags NONE = new MpolFlags(0);

  /**
   * {@code MPOL_F_STATIC_NODES}: the nodes are absolute and stay the same when the task's cpuset
   * changes.
   */
  public static final MpolFlags STATIC_NODES = new MpolFlags(1 << 15);

  /**
   * {@code MPOL_F_RELATIVE_NODES}: the nodes are ordinals within the nodes that the task's cpuset
   * allows.
   */
  public static final MpolFlags RELATIVE_NODES = new MpolFlags(1 << 14);

  /**
   * {@code MPOL_F_NUMA_BALANCING}: let NUMA balancing optimise placement within the policy. Bind,
   * PreferredMany.
   */
  public static final MpolFlags NUMA_BALANCING = new MpolFlags(1 << 13);

  private static final int ALL = STATIC_NODES.bits | RELATIVE_NODES.bits | NUMA_BALANCING.bits;

  private final int bits;

  private MpolFlags(int bits) {
    this.bits = bits;
  }

  /**
   * The flags in an argument of set_mempolicy(2), or in an answer of get_mempolicy(2).
   *
   * @param argument a mode with flags; bits without a name here are left out
   * @return the flags
   */
  public static MpolFlags in(int argument) {
    return new MpolFlags(argument & ALL);
  }

  /**
   * Both sets of flags together.
   *
   * @param other further flags
   * @return this or other
   */
  public MpolFlags union(MpolFlags other) {
    return new MpolFlags(bits | other.bits);
  }

  /**
   * Whether every flag of {@code other} is set here. Every value contains {@link #NONE}: this is a
   * subset test, not an intersection test.
   *
   * @param other the flags asked for
   * @return true if all of them are set
   */
  public boolean contains(MpolFlags other) {
    return (bits & other.bits) == other.bits;
  }

  /**
   * The bits as the kernel takes them.
   *
   * @return bits 13 to 15
   */
  public int bits() {
    return bits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MpolFlags flags && flags.bits == bits;
  }

  @Override
  public int hashCode() {
    return bits;
  }

  /** The names of the flags joined by {@code |}, or {@code NONE}. */
  @Override
  public String toString() {
    List<String> names = new ArrayList<>();
    addName(names, STATIC_NODES, "STATIC_NODES");
    addName(names, RELATIVE_NODES, "RELATIVE_NODES");
    addName(names, NUMA_BALANCING, "NUMA_BALANCING");
    return names.isEmpty() ? "NONE" : String.join("|", names);
  }

  private void addName(List<String> names, MpolFlags flag, String name) {
    if (contains(flag)) {
      names.add(name);
    }
  }
}
