package io.ktstr.machine;

/**
 * The machine under test broke down or could not do what was asked; the run is not a measurement.
 */
public class MachineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message fact, reason and fix
   */
  public MachineException(String message) {
    super(message);
  }

  /**
   * With a message and a cause.
   *
   * @param message fact, reason and fix
   * @param cause what happened underneath
   */
  public MachineException(String message, Throwable cause) {
    super(message, cause);
  }
}
