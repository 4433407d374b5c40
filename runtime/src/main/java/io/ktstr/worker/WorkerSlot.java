package io.ktstr.worker;

import io.ktstr.machine.Errno;
import io.ktstr.machine.SlotImage;
import io.ktstr.model.NodeMask;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;

/** What a worker has written into its slot: the set-up report, and what became of its program. */
public final class WorkerSlot {

  private final ByteBuffer slot;

  /**
   * Reads a slot.
   *
   * @param image its bytes
   */
  public WorkerSlot(SlotImage image) {
    slot = ByteBuffer.wrap(image.bytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The step that the kernel refused.
   *
   * @return the first one, if any
   */
  public Optional<Refusal> refusal() {
    for (SetupStep step : SetupStep.values()) {
      if (status(step) == SlotLayout.STEP_REFUSED) {
        return Optional.of(
            new Refusal(
                step,
                new Errno(slot.getInt(position(step) + Integer.BYTES)),
                slot.getLong(SlotLayout.REFUSED_ARGUMENT)));
      }
    }
    return Optional.empty();
  }

  /**
   * A refused step.
   *
   * @param step which one
   * @param errno what the kernel answered
   * @param argument of a call that is part of the work: what changes from call to call
   */
  public record Refusal(SetupStep step, Errno errno, long argument) {

    /**
     * The refusal as a message.
     *
     * @param request what the worker was asked
     * @return call, arguments and errno, and the reason where the errno does not say it
     */
    public String describe(WorkerRequest request) {
      return step.call(request, argument)
          + " was refused: "
          + errno
          + step.reason(request, errno).map(reason -> "; " + reason).orElse("");
    }
  }

  /**
   * The memory policy that the worker read back.
   *
   * @return empty if it asked for none
   */
  public Optional<PolicyCall> policyReadBack() {
    if (status(SetupStep.GET_MEMPOLICY) != SlotLayout.STEP_DONE) {
      return Optional.empty();
    }
    NodeMask mask = NodeMask.of(SlotMasks.read(slot, SlotLayout.MPOL_MASK_READ));
    return Optional.of(new PolicyCall(slot.getInt(SlotLayout.MPOL_MODE_READ), mask));
  }

  private int status(SetupStep step) {
    return slot.getInt(position(step));
  }

  private static int position(SetupStep step) {
    return SlotLayout.STEPS + step.number() * SlotLayout.STEP_SIZE;
  }

  /**
   * The machine's base page size.
   *
   * @return bytes
   */
  public int pageSize() {
    return slot.getInt(SlotLayout.PAGE_SIZE);
  }

  /**
   * Where the working set is in the worker's address space.
   *
   * @return its first byte; 0 without a working set
   */
  public long workingSetAddress() {
    return slot.getLong(SlotLayout.WORKING_SET_ADDRESS);
  }

  /**
   * How many pages the worker wrote during set-up.
   *
   * @return base pages
   */
  public long pagesTouched() {
    return slot.getLong(SlotLayout.PAGES_TOUCHED);
  }

  /**
   * What the worker has measured.
   *
   * @return its counts, which are final once it has stopped
   */
  public WorkerTelemetry telemetry() {
    return new WorkerTelemetry(slot);
  }

  /**
   * The process of the program that the worker runs.
   *
   * @return its process id; empty for a loop, and before the program was started
   */
  public OptionalInt programPid() {
    int pid = slot.getInt(SlotLayout.PROGRAM_PID);
    return pid == 0 ? OptionalInt.empty() : OptionalInt.of(pid);
  }

  /**
   * How the program ended by itself.
   *
   * @return its status as wait(2) gives it; empty if it still ran when it was stopped
   */
  public OptionalInt programStatus() {
    return slot.getInt(SlotLayout.PROGRAM_END) == SlotLayout.PROGRAM_ENDED
        ? OptionalInt.of(slot.getInt(SlotLayout.PROGRAM_STATUS))
        : OptionalInt.empty();
  }

  /**
   * Whether the memory of the program is still there to be looked at.
   *
   * @return false if it got away: it was killed in a way that nothing can hold up
   */
  public boolean hasProgramMemory() {
    return slot.getInt(SlotLayout.PROGRAM_MEMORY) != 0;
  }

  /**
   * How much the program wrote to its standard output and error.
   *
   * @return bytes, those that were dropped included
   */
  public long outputBytes() {
    return slot.getLong(SlotLayout.OUTPUT_BYTES);
  }

  /**
   * The thread of the worker.
   *
   * @return its id; that of its process where it has one of its own
   */
  public int threadId() {
    return slot.getInt(SlotLayout.PID);
  }
}
