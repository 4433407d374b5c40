package io.ktstr.machine;

import java.util.List;
import java.util.Objects;

/**
 * What one worker process is started with.
 *
 * @param slot the request part of its slot, see docs/protocol.md
 * @param command the program that it runs, and its arguments; empty for a worker with a loop of its
 *     own
 */
public record WorkerOrder(SlotImage slot, List<String> command) {

  /** Copies the list. */
  public WorkerOrder {
    Objects.requireNonNull(slot, "slot");
    command = List.copyOf(command);
  }

  /**
   * An order for a worker with a loop of its own.
   *
   * @param slot the request part of its slot
   * @return without a command
   */
  public static WorkerOrder loop(SlotImage slot) {
    return new WorkerOrder(slot, List.of());
  }

  /**
   * The same order for another program.
   *
   * @param other the program and its arguments
   * @return with that command
   */
  public WorkerOrder withCommand(List<String> other) {
    return new WorkerOrder(slot, other);
  }
}
