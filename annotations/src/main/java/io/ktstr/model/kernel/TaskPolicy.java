package io.ktstr.model.kernel;

import io.ktstr.model.MpolFlags;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The policy that a task has: {@code struct mempolicy}.
 *
 * @param mode the mode; MPOL_DEFAULT for none
 * @param flags its flags
 * @param nodes the nodes in force
 * @param remembered what else the kernel keeps, in one place for both: with flags the nodes that
 *     the caller gave, without flags the cpuset.mems that the nodes refer to
 */
public record TaskPolicy(
    PolicyMode mode, MpolFlags flags, Set<Integer> nodes, Set<Integer> remembered) {

  /** No policy of the task's own. */
  public static final TaskPolicy NONE =
      new TaskPolicy(PolicyMode.DEFAULT, MpolFlags.NONE, Set.of(), Set.of());

  /** Copies the sets. */
  public TaskPolicy {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(flags, "flags");
    nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
    remembered = Collections.unmodifiableSortedSet(new TreeSet<>(remembered));
  }

  TaskPolicy withNodes(Set<Integer> changed) {
    return new TaskPolicy(mode, flags, changed, remembered);
  }

  TaskPolicy withRemembered(Set<Integer> changed) {
    return new TaskPolicy(mode, flags, nodes, changed);
  }
}
