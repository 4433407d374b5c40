package io.ktstr.junit.spi;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.model.CgroupDef;
import java.util.List;

/**
 * Runs one declared test: gets its machine, runs its body or its cgroups there, judges, and throws
 * what JUnit understands. {@link io.ktstr.junit.KtstrExtension} hands it to generated test methods
 * as their parameter.
 */
public interface KtstrRun {

  /** The body of a test that builds its own scenario. */
  @FunctionalInterface
  interface Body {
    /**
     * Runs the scenario.
     *
     * @param ctx the machine and the settings of the test
     * @return the verdict
     * @throws Exception anything, which fails the test
     */
    AssertResult run(Ctx ctx) throws Exception;
  }

  /** What a declared test does after its cgroups ran. */
  @FunctionalInterface
  interface Afterwards {
    /**
     * Looks at the result.
     *
     * @param ctx the machine and the settings of the test
     * @param result the verdict on the declared cgroups
     * @return the verdict of the test
     * @throws Exception anything, which fails the test
     */
    AssertResult judge(Ctx ctx, AssertResult result) throws Exception;
  }

  /**
   * Runs a test that has a body of its own.
   *
   * @param spec the test
   * @param body its body
   * @throws Exception what the body threw; an AssertionError for FAIL and INCONCLUSIVE; an aborted
   *     test for SKIP
   */
  void imperative(TestSpec spec, Body body) throws Exception;

  /**
   * Runs a test that declares its cgroups.
   *
   * @param spec the test
   * @param defs its cgroups
   * @throws Exception see {@link #imperative}
   */
  default void declared(TestSpec spec, List<CgroupDef> defs) throws Exception {
    declared(spec, defs, (ctx, result) -> result);
  }

  /**
   * Runs a test that declares its cgroups and has a body for afterwards.
   *
   * @param spec the test
   * @param defs its cgroups
   * @param body called with the verdict on the cgroups
   * @throws Exception see {@link #imperative}
   */
  void declared(TestSpec spec, List<CgroupDef> defs, Afterwards body) throws Exception;
}
