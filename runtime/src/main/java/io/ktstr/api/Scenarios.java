package io.ktstr.api;

import io.ktstr.model.CgroupDef;
import java.util.List;

/** Runs scenarios on the machine of a test. */
public final class Scenarios {

  private Scenarios() {}

  /**
   * Runs cgroups at the same time, for the full duration of the test, and judges them.
   *
   * @param ctx the context of the test
   * @param defs the cgroups
   * @return the verdict
   * @throws IllegalArgumentException for a declaration that breaks a rule; nothing was started then
   * @throws io.ktstr.machine.MachineException if the machine broke down
   */
  public static AssertResult executeDefs(Ctx ctx, CgroupDef... defs) {
    return executeDefs(ctx, List.of(defs));
  }

  /**
   * Runs cgroups at the same time, for the full duration of the test, and judges them.
   *
   * @param ctx the context of the test
   * @param defs the cgroups
   * @return the verdict
   * @throws IllegalArgumentException for a declaration that breaks a rule; nothing was started then
   * @throws io.ktstr.machine.MachineException if the machine broke down
   */
  public static AssertResult executeDefs(Ctx ctx, List<CgroupDef> defs) {
    return executeSteps(ctx, Step.of(HoldSpec.FULL, defs));
  }

  /**
   * Runs steps one after another and judges each.
   *
   * @param ctx the context of the test
   * @param steps at least one; all are checked before the first one starts
   * @return the verdicts of all steps together
   * @throws IllegalArgumentException for a declaration that breaks a rule; nothing was started then
   * @throws io.ktstr.machine.MachineException if the machine broke down
   */
  public static AssertResult executeSteps(Ctx ctx, Step... steps) {
    return ctx.run(List.of(steps));
  }

  /**
   * Runs steps one after another and judges each against other thresholds than the test's.
   *
   * @param ctx the context of the test
   * @param checks what they set wins over {@link Ctx#checks()}; the rest of those stays, so that
   *     {@link Checks#none()} is the start of what is to be changed
   * @param steps at least one; all are checked before the first one starts
   * @return the verdicts of all steps together
   * @throws IllegalArgumentException for a declaration that breaks a rule, or thresholds that
   *     exclude each other; nothing was started then
   * @throws io.ktstr.machine.MachineException if the machine broke down
   */
  public static AssertResult executeStepsWith(Ctx ctx, Checks checks, Step... steps) {
    return ctx.run(checks, List.of(steps));
  }
}
