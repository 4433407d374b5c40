package io.ktstr.model.kernel;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.kernel.ModeFacts.Nodes;
import io.ktstr.model.kernel.ModeFacts.Placement;
import io.ktstr.model.kernel.ModeFacts.Positional;
import io.ktstr.model.kernel.ModeFacts.Rebind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All facts about the modes of set_mempolicy(2) and what changed in which version.
 *
 * @param modes a row for each mode
 * @param changes since when kernels have each change
 */
public record KernelTable(Map<PolicyMode, ModeFacts> modes, Map<KernelChange, Introduced> changes) {

  private static final Optional<KernelVersion> ALWAYS = Optional.empty();
  private static final Optional<KernelVersion> NEVER = Optional.empty();

  /** Copies both maps; a missing row or change is an error. */
  public KernelTable {
    modes = Collections.unmodifiableMap(new EnumMap<>(modes));
    changes = Collections.unmodifiableMap(new EnumMap<>(changes));
    if (modes.size() < PolicyMode.values().length
        || changes.size() < KernelChange.values().length) {
      throw new IllegalArgumentException("a mode or a change has no entry");
    }
  }

  private static final KernelTable LINUX = make();

  /**
   * Linux as it is.
   *
   * @return the table; docs/kernel-model.md shows it, with sources
   */
  public static KernelTable linux() {
    return LINUX;
  }

  private static KernelTable make() {
    Map<PolicyMode, ModeFacts> modes = new EnumMap<>(PolicyMode.class);
    modes.put(
        PolicyMode.DEFAULT,
        new ModeFacts(
            ALWAYS,
            Nodes.NONE,
            Positional.IGNORED,
            NEVER,
            Rebind.NOTHING,
            Placement.LOCAL,
            "default",
            List.of("mpol_new()", "set_mempolicy(2)")));
    modes.put(
        PolicyMode.PREFERRED,
        new ModeFacts(
            ALWAYS,
            Nodes.LOWEST_OR_LOCAL,
            Positional.TAKEN,
            NEVER,
            Rebind.STAY,
            Placement.NAMED,
            "prefer",
            List.of("mpol_new()", "mpol_new_preferred()", "mpol_rebind_preferred()")));
    modes.put(
        PolicyMode.BIND,
        new ModeFacts(
            ALWAYS,
            Nodes.ALL,
            Positional.TAKEN,
            since(5, 12),
            Rebind.FOLLOW,
            Placement.NEAREST_NAMED,
            "bind",
            List.of(
                "mpol_new_nodemask()",
                "mpol_rebind_nodemask()",
                "NUMA_BALANCING: commit bda420b98505")));
    modes.put(
        PolicyMode.INTERLEAVE,
        new ModeFacts(
            ALWAYS,
            Nodes.ALL,
            Positional.TAKEN,
            NEVER,
            Rebind.FOLLOW,
            Placement.SPREAD,
            "interleave",
            List.of("mpol_new_nodemask()", "mpol_rebind_nodemask()", "interleave_nid()")));
    modes.put(
        PolicyMode.LOCAL,
        new ModeFacts(
            since(3, 8),
            Nodes.NONE,
            Positional.REFUSED,
            NEVER,
            Rebind.NOTHING,
            Placement.LOCAL,
            "local",
            List.of("mpol_new()", "commit 479e2802d09f")));
    modes.put(
        PolicyMode.PREFERRED_MANY,
        new ModeFacts(
            since(5, 15),
            Nodes.ALL,
            Positional.TAKEN,
            since(6, 10),
            Rebind.STAY,
            Placement.NEAREST_NAMED,
            "prefer (many)",
            List.of(
                "commit b27abaccf8e8",
                "mpol_rebind_preferred()",
                "NUMA_BALANCING: commit 133d04b1eee9")));
    modes.put(
        PolicyMode.WEIGHTED_INTERLEAVE,
        new ModeFacts(
            since(6, 9),
            Nodes.ALL,
            Positional.TAKEN,
            NEVER,
            Rebind.FOLLOW,
            Placement.SPREAD,
            "weighted interleave",
            List.of("commit fa3bea4e1f82", "mpol_rebind_nodemask()", "weighted_interleave_nid()")));
    return new KernelTable(
        modes,
        Map.of(
            KernelChange.BALANCING_IS_SHOWN,
            new Introduced(
                KernelVersion.of(6, 11),
                versions("6.10.3", "6.6.44", "6.1.103", "5.15.165"),
                "commit af649773fb25"),
            KernelChange.BALANCING_FOLLOWS_MEMS,
            new Introduced(KernelVersion.of(7, 0), List.of(), "commit 3d702678f57e")));
  }

  private static List<KernelVersion> versions(String... texts) {
    return Stream.of(texts).map(KernelVersion::parse).toList();
  }

  private static Optional<KernelVersion> since(int major, int minor) {
    return Optional.of(KernelVersion.of(major, minor));
  }

  /**
   * The row of a mode.
   *
   * @param mode the mode
   * @return its facts
   */
  public ModeFacts of(PolicyMode mode) {
    return modes.get(mode);
  }

  /**
   * Whether a kernel has a change.
   *
   * @param change the change
   * @param kernel the version
   * @return false before the first version with it
   */
  public boolean has(KernelChange change, KernelVersion kernel) {
    return changes.get(change).isIn(kernel);
  }

  /**
   * This table with another row.
   *
   * @param mode the mode
   * @param facts its row
   * @return the changed table
   */
  public KernelTable with(PolicyMode mode, ModeFacts facts) {
    Map<PolicyMode, ModeFacts> changed = new EnumMap<>(modes);
    changed.put(mode, facts);
    return new KernelTable(changed, changes);
  }

  /**
   * This table with a change in other versions.
   *
   * @param change the change
   * @param first the versions
   * @return the changed table
   */
  public KernelTable with(KernelChange change, Introduced first) {
    Map<KernelChange, Introduced> changed = new EnumMap<>(changes);
    changed.put(change, first);
    return new KernelTable(modes, changed);
  }
}
