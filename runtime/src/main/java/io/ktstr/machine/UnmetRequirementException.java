package io.ktstr.machine;

/**
 * There is no machine here that the test could run on: something that it needs is missing. The
 * message says what, and how to get it. Nothing was measured, so this is no verdict.
 */
public final class UnmetRequirementException extends MachineException {

  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message what is missing and how to get it
   */
  public UnmetRequirementException(String message) {
    super(message);
  }

  /**
   * With a message and a cause.
   *
   * @param message what is missing and how to get it
   * @param cause what happened underneath
   */
  public UnmetRequirementException(String message, Throwable cause) {
    super(message, cause);
  }
}
