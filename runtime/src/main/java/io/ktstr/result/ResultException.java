package io.ktstr.result;

/** A result file cannot be written or read. */
public final class ResultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * With a message and a cause.
   *
   * @param message fact, reason and fix
   * @param cause what happened underneath
   */
  public ResultException(String message, Throwable cause) {
    super(message, cause);
  }
}
