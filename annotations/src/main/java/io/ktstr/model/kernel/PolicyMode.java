package io.ktstr.model.kernel;

import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import java.util.Arrays;
import java.util.Optional;

/** The modes of set_mempolicy(2), as include/uapi/linux/mempolicy.h has them. */
public enum PolicyMode {
  /** {@code MPOL_DEFAULT}: no policy of the task's own. */
  DEFAULT(0),
  /** {@code MPOL_PREFERRED}. */
  PREFERRED(1),
  /** {@code MPOL_BIND}. */
  BIND(2),
  /** {@code MPOL_INTERLEAVE}. */
  INTERLEAVE(3),
  /** {@code MPOL_LOCAL}. */
  LOCAL(4),
  /** {@code MPOL_PREFERRED_MANY}. */
  PREFERRED_MANY(5),
  /** {@code MPOL_WEIGHTED_INTERLEAVE}. */
  WEIGHTED_INTERLEAVE(6);

  /** {@code MPOL_MODE_FLAGS}: what get_mempolicy(2) adds to the number of a mode. */
  private static final int FLAGS =
      MpolFlags.STATIC_NODES.union(MpolFlags.RELATIVE_NODES).union(MpolFlags.NUMA_BALANCING).bits();

  private final int number;

  PolicyMode(int number) {
    this.number = number;
  }

  /**
   * The mode of a policy.
   *
   * @param policy any policy
   * @return its mode
   */
  public static PolicyMode of(MemPolicy policy) {
    if (policy instanceof MemPolicy.Default) {
      return DEFAULT;
    }
    if (policy instanceof MemPolicy.Preferred) {
      return PREFERRED;
    }
    if (policy instanceof MemPolicy.Bind) {
      return BIND;
    }
    if (policy instanceof MemPolicy.Interleave) {
      return INTERLEAVE;
    }
    if (policy instanceof MemPolicy.Local) {
      return LOCAL;
    }
    return policy instanceof MemPolicy.PreferredMany ? PREFERRED_MANY : WEIGHTED_INTERLEAVE;
  }

  /**
   * The mode in an argument of set_mempolicy(2), or in an answer of get_mempolicy(2).
   *
   * @param argument number and flags
   * @return empty for a number that has no name here
   */
  public static Optional<PolicyMode> ofArgument(int argument) {
    int number = argument & ~FLAGS;
    return Arrays.stream(values()).filter(mode -> mode.number() == number).findFirst();
  }

  /**
   * The number of this mode in the system call.
   *
   * @return 0 to 6
   */
  public int number() {
    return number;
  }

  /**
   * The first argument of set_mempolicy(2).
   *
   * @param flags mode flags
   * @return number and flags
   */
  public int argument(MpolFlags flags) {
    return number() | flags.bits();
  }

  /** The name in the kernel's header, for example {@code MPOL_BIND}. */
  @Override
  public String toString() {
    return "MPOL_" + name();
  }
}
