package io.ktstr.model.kernel;

import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import java.util.Arrays;
import java.util.Locale;
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
    int number = argument & ~MpolFlags.in(argument).bits();
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
   * What {@link MemPolicy} calls it, for messages.
   *
   * @return for example {@code preferredMany}
   */
  public String factoryName() {
    StringBuilder camel = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      camel.append(camel.length() == 0 ? word : capitalized(word));
    }
    return camel.toString();
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
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
