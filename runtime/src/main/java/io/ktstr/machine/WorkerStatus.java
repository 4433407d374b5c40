package io.ktstr.machine;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Where one worker process stands.
 *
 * @param pid process id on the machine
 * @param state the last state that it reported
 * @param waitStatus status as wait(2) gives it; empty while the process lives
 */
public record WorkerStatus(int pid, WorkerState state, OptionalInt waitStatus) {

  private static final int SIGNAL_MASK = 0x7f;

  /** Checks that nothing is null. */
  public WorkerStatus {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(waitStatus, "waitStatus");
  }

  /**
   * Whether the process is over.
   *
   * @return true once it has ended
   */
  public boolean ended() {
    return waitStatus.isPresent();
  }

  /**
   * How the process ended, or where it stands.
   *
   * @return for example {@code killed by signal 9}
   */
  public String describe() {
    if (waitStatus.isEmpty()) {
      return "is in state " + state;
    }
    int status = waitStatus.getAsInt();
    int signal = status & SIGNAL_MASK;
    return signal == 0
        ? "exited with status " + (status >> 8 & 0xff)
        : "was killed by signal " + signal;
  }
}
