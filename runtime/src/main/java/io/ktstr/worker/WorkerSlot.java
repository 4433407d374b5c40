package io.ktstr.worker;

import io.ktstr.machine.Errno;
import io.ktstr.machine.SlotImage;
import io.ktstr.model.NodeMask;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a worker has written into its slot: the set-up report and the telemetry. */
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
            new Refusal(step, new Errno(slot.getInt(position(step) + Integer.BYTES))));
      }
    }
    return Optional.empty();
  }

  /**
   * A refused step.
   *
   * @param step which one
   * @param errno what the kernel answered
   */
  public record Refusal(SetupStep step, Errno errno) {

    /**
     * The refusal as a message.
     *
     * @param request what the worker was asked
     * @return call, arguments and errno
     */
    public String describe(WorkerRequest request) {
      return step.call(request) + " was refused: " + errno;
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
    NodeMask mask = NodeMask.of(mask(SlotLayout.MPOL_MASK_READ));
    return Optional.of(new PolicyCall(slot.getInt(SlotLayout.MPOL_MODE_READ), mask));
  }

  private int status(SetupStep step) {
    return slot.getInt(position(step));
  }

  private static int position(SetupStep step) {
    return SlotLayout.STEPS + step.number() * SlotLayout.STEP_SIZE;
  }

  private Set<Integer> mask(int offset) {
    List<Long> words = new ArrayList<>();
    for (int i = 0; i < SlotLayout.MASK_WORDS; i++) {
      words.add(slot.getLong(offset + i * Long.BYTES));
    }
    return new NodeMask(words, SlotLayout.MASK_WORDS * Long.SIZE + 1).nodes();
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
   * Passes of the work loop.
   *
   * @return how many so far
   */
  public long iterations() {
    return slot.getLong(SlotLayout.ITERATIONS);
  }

  /**
   * Units of work.
   *
   * @return how many so far, see {@link io.ktstr.model.WorkType}
   */
  public long workUnits() {
    return slot.getLong(SlotLayout.WORK_UNITS);
  }

  /**
   * How long the loop ran.
   *
   * @return nanoseconds of the machine's monotonic clock; 0 while it runs or if it never did
   */
  public long wallNanos() {
    return Math.max(0, slot.getLong(SlotLayout.STOP_NS) - slot.getLong(SlotLayout.START_NS));
  }

  /**
   * CPU time that the loop took.
   *
   * @return nanoseconds
   */
  public long cpuNanos() {
    return slot.getLong(SlotLayout.CPU_TIME_NS);
  }

  /**
   * The longest time between two checkpoints.
   *
   * @return nanoseconds
   */
  public long maxGapNanos() {
    return slot.getLong(SlotLayout.MAX_GAP_NS);
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
   * How often the worker was seen on another CPU than at the checkpoint before.
   *
   * @return number of times
   */
  public long migrations() {
    return slot.getLong(SlotLayout.MIGRATIONS);
  }

  /**
   * The CPUs that the worker was seen on.
   *
   * @return CPU ids
   */
  public Set<Integer> cpusUsed() {
    return mask(SlotLayout.CPUS_USED);
  }
}
