package io.ktstr.api;

/**
 * The verdict of a check or a test, in ascending order of weight: the heaviest part decides the
 * whole.
 */
public enum Outcome {
  /** Nothing was judged, for a stated reason that is not a fault. */
  SKIP,
  /** Everything that was judged holds. */
  PASS,
  /** Something that should have been judged could not be: there was nothing to observe. */
  INCONCLUSIVE,
  /** Something does not hold. */
  FAIL;

  /**
   * The heavier of two.
   *
   * @param other another verdict
   * @return FAIL over INCONCLUSIVE over PASS over SKIP
   */
  public Outcome and(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
