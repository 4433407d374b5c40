package io.ktstr.settings;

/** What JUnit sees of a test that cannot run here, {@code ktstr.skip}. */
public enum OnSkip {
  /** An aborted test with the reason. */
  SKIP,
  /** A failed test with the reason. */
  FAIL
}
