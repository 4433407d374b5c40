package io.ktstr.settings;

/** What JUnit sees of an INCONCLUSIVE verdict, {@code ktstr.inconclusive}. */
public enum OnInconclusive {
  /** A failed test. */
  FAIL,
  /** An aborted test with the reason. */
  SKIP
}
