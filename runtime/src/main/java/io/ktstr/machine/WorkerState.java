package io.ktstr.machine;

/** How far a worker is, see docs/protocol.md. */
public enum WorkerState {
  /** The process has not looked at its slot yet. */
  NEW(0),
  /** It waits for SETUP. */
  WAITING(1),
  /** Set-up is done, it waits for RUN. */
  READY(2),
  /** It is in its work loop. */
  RUNNING(3),
  /** The loop is over, its memory is still mapped. */
  STOPPED(4),
  /** The kernel refused a set-up step. */
  REFUSED(5);

  private final int number;

  WorkerState(int number) {
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

  /**
   * The state with a number.
   *
   * @param number as docs/protocol.md lists it
   * @return the state
   * @throws MachineException if there is none
   */
  public static WorkerState of(int number) {
    for (WorkerState state : values()) {
      if (state.number == number) {
        return state;
      }
    }
    throw new MachineException(
        "a worker is in state "
            + number
            + ", which this version does not know; rebuild ktstr-runtime");
  }
}
