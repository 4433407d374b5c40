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
import java.util.SortedMap;
import java.util.TreeMap;

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
   * When the loop began.
   *
   * @return nanoseconds of the machine's monotonic clock; 0 before it began
   */
  public long startNanos() {
    return slot.getLong(SlotLayout.START_NS);
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
   * The last changes of the CPU.
   *
   * @return at most {@value SlotLayout#LOGGED_MIGRATIONS}, the oldest first
   */
  public List<Migration> lastMigrations() {
    long count = migrations();
    List<Migration> last = new ArrayList<>();
    for (long i = Math.max(0, count - SlotLayout.LOGGED_MIGRATIONS); i < count; i++) {
      last.add(migration((int) (i % SlotLayout.LOGGED_MIGRATIONS)));
    }
    return last;
  }

  private Migration migration(int place) {
    int offset = SlotLayout.MIGRATION_LOG + place * SlotLayout.MIGRATION_SIZE;
    return new Migration(
        slot.getLong(offset),
        slot.getInt(offset + Long.BYTES),
        slot.getInt(offset + Long.BYTES + Integer.BYTES));
  }

  /**
   * A change of the CPU.
   *
   * @param atNanos when it was seen, since the loop began
   * @param from CPU at the checkpoint before
   * @param to CPU at this one
   */
  public record Migration(long atNanos, int from, int to) {}

  /**
   * When the longest time between two checkpoints ended.
   *
   * @return nanoseconds since the loop began
   */
  public long maxGapAtNanos() {
    return slot.getLong(SlotLayout.MAX_GAP_AT_NS);
  }

  /**
   * Where it ended.
   *
   * @return CPU id
   */
  public int maxGapCpu() {
    return slot.getInt(SlotLayout.MAX_GAP_CPU);
  }

  /**
   * The CPUs that the worker was seen on under each cpuset that was in force.
   *
   * @return one set for each, see {@link io.ktstr.machine.WorkerCrew#cpuset}; those at the end that
   *     are empty are left out, but the first
   */
  public List<Set<Integer>> cpusUsed() {
    List<Set<Integer>> used = new ArrayList<>();
    for (int i = 0; i < SlotLayout.CPUSETS; i++) {
      used.add(mask(SlotLayout.CPUS_USED + i * SlotLayout.SET_SIZE));
    }
    while (used.size() > 1 && used.get(used.size() - 1).isEmpty()) {
      used.remove(used.size() - 1);
    }
    return used;
  }

  /**
   * The thread of the worker.
   *
   * @return its id; that of its process where it has one of its own
   */
  public int threadId() {
    return slot.getInt(SlotLayout.PID);
  }

  /**
   * How often the worker was woken.
   *
   * @return number of wake latencies
   */
  public long wakes() {
    return slot.getLong(SlotLayout.WAKES);
  }

  /**
   * All wake latencies together.
   *
   * @return nanoseconds
   */
  public long wakeSumNanos() {
    return slot.getLong(SlotLayout.WAKE_SUM_NS);
  }

  /**
   * The longest wake latency.
   *
   * @return nanoseconds, exactly
   */
  public long wakeMaxNanos() {
    return slot.getLong(SlotLayout.WAKE_MAX_NS);
  }

  /**
   * The wake latencies, in buckets of HdrHistogram's with a lowest value of 1 and two significant
   * digits.
   *
   * @return lowest value of each bucket that is not empty, in nanoseconds, and its count
   */
  public SortedMap<Long, Long> wakeBuckets() {
    SortedMap<Long, Long> buckets = new TreeMap<>();
    for (int i = 0; i < SlotLayout.BUCKETS; i++) {
      int count = slot.getInt(SlotLayout.WAKE_BUCKETS + i * Integer.BYTES);
      if (count != 0) {
        buckets.put(lowestNanos(i), Integer.toUnsignedLong(count));
      }
    }
    return buckets;
  }

  private static long lowestNanos(int bucket) {
    int half = 128;
    int power = Math.max(0, bucket / half - 1);
    return (long) (bucket - power * half) << power;
  }

  /**
   * Whether the kernel tells what the scheduler counts, see
   * Documentation/scheduler/sched-stats.rst.
   *
   * @return false for a kernel without it, and for a program
   */
  public boolean hasSchedStat() {
    return slot.getInt(SlotLayout.HAS_SCHEDSTAT) != 0;
  }

  /**
   * CPU time by the count of the scheduler.
   *
   * @return nanoseconds while it worked
   */
  public long runNanos() {
    return slot.getLong(SlotLayout.RUN_NS);
  }

  /**
   * How long the worker could run and had no CPU.
   *
   * @return nanoseconds while it worked
   */
  public long runDelayNanos() {
    return slot.getLong(SlotLayout.RUN_DELAY_NS);
  }

  /**
   * How often the worker was given a CPU.
   *
   * @return number of timeslices while it worked
   */
  public long timeslices() {
    return slot.getLong(SlotLayout.TIMESLICES);
  }

  /**
   * How often the worker gave up its CPU, {@code ru_nvcsw} of getrusage(2).
   *
   * @return voluntary context switches while it worked
   */
  public long voluntarySwitches() {
    return slot.getLong(SlotLayout.VOLUNTARY_SWITCHES);
  }

  /**
   * How often its CPU was taken away, {@code ru_nivcsw}.
   *
   * @return involuntary context switches while it worked
   */
  public long involuntarySwitches() {
    return slot.getLong(SlotLayout.INVOLUNTARY_SWITCHES);
  }

  /**
   * Page faults without I/O, {@code ru_minflt}.
   *
   * @return while it worked
   */
  public long minorFaults() {
    return slot.getLong(SlotLayout.MINOR_FAULTS);
  }

  /**
   * Page faults with I/O, {@code ru_majflt}.
   *
   * @return while it worked
   */
  public long majorFaults() {
    return slot.getLong(SlotLayout.MAJOR_FAULTS);
  }
}
