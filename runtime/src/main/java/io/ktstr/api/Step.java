package io.ktstr.api;

import io.ktstr.model.CgroupDef;
import java.util.List;
import java.util.Objects;

/**
 * One step of a scenario: cgroups that run at the same time, and for how long.
 *
 * @param defs the cgroups, gone again when the step ends
 * @param hold how long their workers run
 * @param ops what is changed, in this order, as soon as all workers run
 */
public record Step(List<CgroupDef> defs, HoldSpec hold, List<Op> ops) {

  /** Copies the lists. */
  public Step {
    defs = List.copyOf(defs);
    ops = List.copyOf(ops);
    Objects.requireNonNull(hold, "hold");
  }

  /**
   * A step in which nothing is changed.
   *
   * @param defs the cgroups
   * @param hold how long their workers run
   */
  public Step(List<CgroupDef> defs, HoldSpec hold) {
    this(defs, hold, List.of());
  }

  /**
   * A step.
   *
   * @param hold how long the workers run
   * @param defs the cgroups
   * @return the step
   */
  public static Step of(HoldSpec hold, List<CgroupDef> defs) {
    return new Step(defs, hold);
  }

  /**
   * A step.
   *
   * @param hold how long the workers run
   * @param defs the cgroups
   * @return the step
   */
  public static Step of(HoldSpec hold, CgroupDef... defs) {
    return new Step(List.of(defs), hold);
  }

  /**
   * This step with changes while its workers run.
   *
   * @param changes made in this order, as soon as all workers run; the rules apply again after each
   * @return the step
   */
  public Step withOps(Op... changes) {
    return new Step(defs, hold, List.of(changes));
  }
}
