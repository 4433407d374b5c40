package io.ktstr.worker;

import io.ktstr.api.Faults;
import io.ktstr.api.Gap;
import io.ktstr.api.Migration;
import io.ktstr.api.Migrations;
import io.ktstr.api.SchedStat;
import io.ktstr.api.Switches;
import io.ktstr.api.WakeLatencies;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a worker measures of itself, section 1 of docs/protocol.md. It may be read while the worker
 * runs; then the counts of the kernel, which are schedstat, switches and faults, are not there yet.
 */
public final class WorkerTelemetry {

  private final ByteBuffer slot;

  WorkerTelemetry(ByteBuffer slot) {
    this.slot = slot;
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
   * The longest time between two checkpoints, without what the work has asked to sleep.
   *
   * @return none if there was no checkpoint
   */
  public Gap longestGap() {
    return new Gap(
        slot.getLong(SlotLayout.MAX_GAP_NS),
        slot.getLong(SlotLayout.MAX_GAP_AT_NS),
        slot.getInt(SlotLayout.MAX_GAP_CPU));
  }

  /**
   * How often the worker was seen on another CPU than at the checkpoint before.
   *
   * @return number of times
   */
  public long migrationCount() {
    return slot.getLong(SlotLayout.MIGRATIONS);
  }

  /**
   * The changes of the CPU.
   *
   * @return how many there were, and the last {@value SlotLayout#LOGGED_MIGRATIONS}, the oldest
   *     first
   */
  public Migrations migrations() {
    long count = migrationCount();
    List<Migration> last = new ArrayList<>();
    for (long i = Math.max(0, count - SlotLayout.LOGGED_MIGRATIONS); i < count; i++) {
      last.add(migration((int) (i % SlotLayout.LOGGED_MIGRATIONS)));
    }
    return new Migrations(count, last);
  }

  private Migration migration(int place) {
    int offset = SlotLayout.MIGRATION_LOG + place * SlotLayout.MIGRATION_SIZE;
    return new Migration(
        slot.getLong(offset),
        slot.getInt(offset + Long.BYTES),
        slot.getInt(offset + Long.BYTES + Integer.BYTES));
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
      used.add(SlotMasks.read(slot, SlotLayout.CPUS_USED + i * SlotLayout.SET_SIZE));
    }
    while (used.size() > 1 && used.get(used.size() - 1).isEmpty()) {
      used.remove(used.size() - 1);
    }
    return used;
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
   * The longest wake latency.
   *
   * @return nanoseconds, exactly
   */
  public long wakeMaxNanos() {
    return slot.getLong(SlotLayout.WAKE_MAX_NS);
  }

  /**
   * The wake latencies. Workers count them in the very buckets of {@link WakeLatencies}, so nothing
   * is lost on the way.
   *
   * @return all of them
   */
  public WakeLatencies wakeLatencies() {
    Map<Long, Long> counts = new TreeMap<>();
    for (int i = 0; i < SlotLayout.BUCKETS; i++) {
      int count = slot.getInt(SlotLayout.WAKE_BUCKETS + i * Integer.BYTES);
      if (count != 0) {
        counts.put(lowestNanos(i), Integer.toUnsignedLong(count));
      }
    }
    return WakeLatencies.counted(counts, wakeMaxNanos(), slot.getLong(SlotLayout.WAKE_SUM_NS));
  }

  /** 128 buckets for each power of two from 128 on, and one for each value below. */
  private static long lowestNanos(int bucket) {
    int half = 128;
    int power = Math.max(0, bucket / half - 1);
    return (long) (bucket - power * half) << power;
  }

  /**
   * What the scheduler counts of the worker's thread while it worked, see
   * Documentation/scheduler/sched-stats.rst.
   *
   * @return empty if the kernel does not tell, and for a program
   */
  public Optional<SchedStat> schedStat() {
    return slot.getInt(SlotLayout.HAS_SCHEDSTAT) == 0
        ? Optional.empty()
        : Optional.of(
            new SchedStat(
                slot.getLong(SlotLayout.RUN_NS),
                slot.getLong(SlotLayout.RUN_DELAY_NS),
                slot.getLong(SlotLayout.TIMESLICES)));
  }

  /**
   * Context switches while it worked, {@code ru_nvcsw} and {@code ru_nivcsw} of getrusage(2).
   *
   * @return those that it made and those that were forced on it
   */
  public Switches switches() {
    return new Switches(
        slot.getLong(SlotLayout.VOLUNTARY_SWITCHES), slot.getLong(SlotLayout.INVOLUNTARY_SWITCHES));
  }

  /**
   * Page faults while it worked, {@code ru_minflt} and {@code ru_majflt} of getrusage(2).
   *
   * @return those without and those with I/O
   */
  public Faults faults() {
    return new Faults(slot.getLong(SlotLayout.MINOR_FAULTS), slot.getLong(SlotLayout.MAJOR_FAULTS));
  }
}
