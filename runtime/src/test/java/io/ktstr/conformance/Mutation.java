package io.ktstr.conformance;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.kernel.Introduced;
import io.ktstr.model.kernel.KernelChange;
import io.ktstr.model.kernel.KernelTable;
import io.ktstr.model.kernel.ModeFacts;
import io.ktstr.model.kernel.PolicyMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The table with one entry changed.
 *
 * @param name which entry, and to what
 * @param table the changed table
 */
record Mutation(String name, KernelTable table) {

  /**
   * A task without nodes, or with one node, cannot tell these from the truth: there is nothing to
   * rebind, nothing to keep, no choice.
   */
  static final List<String> WITHOUT_EFFECT_ON_TWO_NODES =
      List.of(
          "MPOL_DEFAULT positional=TAKEN",
          "MPOL_DEFAULT rebind=STAY",
          "MPOL_PREFERRED placement=NEAREST_NAMED",
          "MPOL_PREFERRED placement=SPREAD",
          "MPOL_LOCAL rebind=STAY");

  private static final Set<ModeFacts.Placement> NEEDS_NODES =
      Set.of(ModeFacts.Placement.NAMED, ModeFacts.Placement.NEAREST_NAMED);

  private static final KernelVersion NEVER = KernelVersion.of(9000, 0);

  /** Every entry with every other value that makes a difference for this kernel. */
  static List<Mutation> all(KernelTable table, KernelVersion kernel) {
    List<Mutation> mutations = new ArrayList<>();
    for (PolicyMode mode : PolicyMode.values()) {
      addRow(mutations, table, mode, kernel);
    }
    for (KernelChange change : KernelChange.values()) {
      Introduced other =
          new Introduced(
              table.has(change, kernel) ? NEVER : KernelVersion.of(0, 0), List.of(), "nowhere");
      mutations.add(new Mutation(change + " toggled", table.with(change, other)));
    }
    return mutations;
  }

  private static void addRow(
      List<Mutation> mutations, KernelTable table, PolicyMode mode, KernelVersion kernel) {
    ModeFacts row = table.of(mode);
    Optional<KernelVersion> never = Optional.of(NEVER);
    Optional<KernelVersion> always = Optional.of(KernelVersion.of(0, 0));
    List<Mutation> own = new ArrayList<>();
    UnaryOperator<String> named = change -> mode + " " + change;
    if (mode != PolicyMode.DEFAULT) {
      own.add(
          of(
              table,
              mode,
              named.apply("since toggled"),
              with(row, row.isKnownTo(kernel) ? never : always, row.balancingSince())));
    }
    own.add(
        of(
            table,
            mode,
            named.apply("balancing toggled"),
            with(row, row.since(), row.takesBalancing(kernel) ? Optional.empty() : always)));
    for (ModeFacts.Nodes nodes : ModeFacts.Nodes.values()) {
      own.add(of(table, mode, named.apply("nodes=" + nodes), with(row, nodes)));
    }
    for (ModeFacts.Positional positional : ModeFacts.Positional.values()) {
      own.add(of(table, mode, named.apply("positional=" + positional), with(row, positional)));
    }
    for (ModeFacts.Rebind rebind : ModeFacts.Rebind.values()) {
      own.add(of(table, mode, named.apply("rebind=" + rebind), with(row, rebind)));
    }
    for (ModeFacts.Placement placement : ModeFacts.Placement.values()) {
      if (row.nodes() != ModeFacts.Nodes.NONE || !NEEDS_NODES.contains(placement)) {
        own.add(of(table, mode, named.apply("placement=" + placement), with(row, placement)));
      }
    }
    own.add(of(table, mode, named.apply("shown as something else"), with(row, "something else")));
    own.removeIf(mutation -> mutation.table().equals(table));
    mutations.addAll(own);
  }

  private static Mutation of(KernelTable table, PolicyMode mode, String name, ModeFacts row) {
    return new Mutation(name, table.with(mode, row));
  }

  private static ModeFacts with(
      ModeFacts row, Optional<KernelVersion> since, Optional<KernelVersion> balancingSince) {
    return new ModeFacts(
        since,
        row.nodes(),
        row.positional(),
        balancingSince,
        row.rebind(),
        row.placement(),
        row.shownAs(),
        row.sources());
  }

  private static ModeFacts with(ModeFacts row, ModeFacts.Nodes nodes) {
    return new ModeFacts(
        row.since(),
        nodes,
        row.positional(),
        row.balancingSince(),
        row.rebind(),
        row.placement(),
        row.shownAs(),
        row.sources());
  }

  private static ModeFacts with(ModeFacts row, ModeFacts.Positional positional) {
    return new ModeFacts(
        row.since(),
        row.nodes(),
        positional,
        row.balancingSince(),
        row.rebind(),
        row.placement(),
        row.shownAs(),
        row.sources());
  }

  private static ModeFacts with(ModeFacts row, ModeFacts.Rebind rebind) {
    return new ModeFacts(
        row.since(),
        row.nodes(),
        row.positional(),
        row.balancingSince(),
        rebind,
        row.placement(),
        row.shownAs(),
        row.sources());
  }

  private static ModeFacts with(ModeFacts row, ModeFacts.Placement placement) {
    return new ModeFacts(
        row.since(),
        row.nodes(),
        row.positional(),
        row.balancingSince(),
        row.rebind(),
        placement,
        row.shownAs(),
        row.sources());
  }

  private static ModeFacts with(ModeFacts row, String shownAs) {
    return new ModeFacts(
        row.since(),
        row.nodes(),
        row.positional(),
        row.balancingSince(),
        row.rebind(),
        row.placement(),
        shownAs,
        row.sources());
  }
}
