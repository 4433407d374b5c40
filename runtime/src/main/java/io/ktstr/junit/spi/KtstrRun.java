package io.ktstr.junit.spi;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.model.CgroupDef;

/**
 * What a generated test method runs with: it begins, does its work, and ends with a verdict.
 * Whatever happens between, the machine is closed and the result recorded after the method.
 */
public interface KtstrRun {

  /**
   * Gets the machine that the test declares.
   *
   * @param spec the test
   * @return what the test may use until it ends
   * @throws Exception if the declaration breaks a rule, or there is no such machine
   */
  Ctx begin(TestSpec spec) throws Exception;

  /**
   * Runs the declared cgroups at the same time, for the full duration of the test, and judges them.
   *
   * @param defs the cgroups
   * @return the verdict
   * @throws io.ktstr.machine.MachineException if the machine refuses something or breaks down
   * @throws IllegalArgumentException if the cgroups break a rule on this machine
   */
  AssertResult execute(CgroupDef... defs);

  /**
   * Gives the verdict of the test. After the method JUnit sees a failure for FAIL and INCONCLUSIVE,
   * and an aborted test for SKIP.
   *
   * @param result the verdict
   */
  void end(AssertResult result);
}
