package io.ktstr.api;

import io.ktstr.model.CgroupDef;
import java.util.List;
import java.util.Objects;

/**
 * One step of a scenario: cgroups that run at the same time, and for how long.
 *
 * @param defs the cgroups, gone again when the step ends
 * @param hold how long their workers run
 */
public record Step(List<CgroupDef> defs, HoldSpec hold) {

  /** Copies the list. */
  public Step {
    defs = List.copyOf(defs);
    Objects.requireNonNull(hold, "hold");
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
}
