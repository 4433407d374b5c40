package io.ktstr.junit;

import io.ktstr.api.Outcome;
import java.nio.file.Path;
import org.opentest4j.AssertionFailedError;

/** Runs many guest tests one after another; several of these run at the same time. */
final class SoakProgram {

  private SoakProgram() {}

  /**
   * Ends with 0 when JUnit would have seen of every test what it should.
   *
   * @param arguments number of tests, results folder, cache folder, kernel
   */
  public static void main(String[] arguments) throws Throwable {
    RunLab lab = new RunLab(Path.of(arguments[1]));
    for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
      SoakKind kind = SoakKind.of(round);
      RunLab.Run run =
          lab.run(
              "ktstr.cache",
              arguments[2],
              "ktstr.kernel",
              arguments[3],
              "ktstr.accel",
              "tcg",
              "ktstr.skip",
              "fail",
              "ktstr.fault",
              kind.fault());
      boolean failed = false;
      try {
        run.declared(kind.spec(round), kind.defs());
      } catch (AssertionFailedError e) {
        failed = true;
      }
      if (failed != (kind.expected() == Outcome.FAIL)) {
        throw new AssertionError(kind + " " + round + (failed ? " failed" : " did not fail"));
      }
    }
  }
}
