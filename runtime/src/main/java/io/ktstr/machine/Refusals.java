package io.ktstr.machine;

/**
 * Refused system calls of a clean-up of several things: each thing is tried, the first refusal is
 * thrown at the end and carries the others. Anything else means that the machine broke down, and
 * ends the clean-up at once.
 */
public final class Refusals {

  private SystemCallException first;

  /** No refusal yet. */
  public Refusals() {}

  /**
   * Cleans one thing up.
   *
   * @param step what to do
   */
  public void attempt(Runnable step) {
    try {
      step.run();
    } catch (SystemCallException e) {
      if (first == null) {
        first = e;
      } else {
        first.addSuppressed(e);
      }
    }
  }

  /** Throws the first refusal, if there was one. */
  public void rethrow() {
    if (first != null) {
      throw first;
    }
  }
}
