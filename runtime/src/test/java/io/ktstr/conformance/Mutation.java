package io.ktstr.conformance;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.kernel.Introduced;
import io.ktstr.model.kernel.KernelChange;
import io.ktstr.model.kernel.KernelTable;
import io.ktstr.model.kernel.ModeFacts;
import io.ktstr.model.kernel.PolicyMode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private static final KernelVersion EARLY = KernelVersion.of(0, 0);

  /** Every entry with every other value that makes a difference for this kernel. */
  static List<Mutation> all(KernelTable table, KernelVersion kernel) {
    List<Mutation> mutations = new ArrayList<>();
    for (PolicyMode mode : PolicyMode.values()) {
      ModeFacts row = table.of(mode);
      alternatives(mode, row, kernel)
          .forEach(
              (component, values) ->
                  values.stream()
                      .map(value -> of(table, mode, component, value))
                      .filter(mutation -> !mutation.table().equals(table))
                      .forEach(mutations::add));
    }
    for (KernelChange change : KernelChange.values()) {
      KernelVersion toggled = table.has(change, kernel) ? NEVER : EARLY;
      Introduced other = new Introduced(toggled, List.of(), "nowhere");
      mutations.add(new Mutation(change + " toggled", table.with(change, other)));
    }
    return mutations;
  }

  /** Values of each component of a row; that of the row itself may be among them. */
  private static Map<String, List<?>> alternatives(
      PolicyMode mode, ModeFacts row, KernelVersion kernel) {
    Map<String, List<?>> values = new LinkedHashMap<>();
    if (mode != PolicyMode.DEFAULT) {
      values.put("since", List.of(Optional.of(row.isKnownTo(kernel) ? NEVER : EARLY)));
    }
    if (!row.isKnownTo(kernel)) {
      return values; // the rest of the row is about a mode that this kernel refuses
    }
    values.put(
        "balancingSince",
        List.of(row.takesBalancing(kernel) ? Optional.empty() : Optional.of(EARLY)));
    values.put("nodes", List.of(ModeFacts.Nodes.values()));
    values.put("positional", List.of(ModeFacts.Positional.values()));
    values.put("rebind", List.of(ModeFacts.Rebind.values()));
    values.put(
        "placement",
        Arrays.stream(ModeFacts.Placement.values())
            .filter(p -> row.nodes() != ModeFacts.Nodes.NONE || !NEEDS_NODES.contains(p))
            .toList());
    values.put("shownAs", List.of("something else"));
    return values;
  }

  private static Mutation of(KernelTable table, PolicyMode mode, String component, Object value) {
    return new Mutation(
        mode + " " + component + "=" + value,
        table.with(mode, with(table.of(mode), component, value)));
  }

  /** The row with one component replaced. */
  private static ModeFacts with(ModeFacts row, String component, Object value) {
    RecordComponent[] components = ModeFacts.class.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] =
            components[i].getName().equals(component)
                ? value
                : components[i].getAccessor().invoke(row);
      }
      return ModeFacts.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record has its accessors and its constructor", e);
    }
  }
}
