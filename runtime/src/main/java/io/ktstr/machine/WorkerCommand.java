package io.ktstr.machine;

/** What a worker can be told, see docs/protocol.md. */
public enum WorkerCommand {
  /** Wait. */
  HOLD(0),
  /** Do the set-up steps. */
  SETUP(1),
  /** Run the work loop. */
  RUN(2),
  /** End the work loop and keep the memory. */
  STOP(3),
  /** End the process. */
  EXIT(4);

  private final int number;

  WorkerCommand(int number) {
    this.number = number;
  }

  /**
   * The number in the protocol.
   *
   * @return as docs/protocol.md lists it
   */
  public int number() {
    return number;
  }
}
