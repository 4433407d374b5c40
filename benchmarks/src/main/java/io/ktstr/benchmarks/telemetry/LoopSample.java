package io.ktstr.benchmarks.telemetry;

import io.ktstr.worker.WorkerSlot;
import java.util.List;

/**
 * What a group of workers did.
 *
 * @param passes of its first worker, seen while all of them ran: workers that wait for each other
 *     notice only after a while that they are to stop
 * @param nanos in which these were done
 * @param slots of all workers when they had stopped
 */
record LoopSample(long passes, long nanos, List<WorkerSlot> slots) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Copies the list. */
  LoopSample {
    slots = List.copyOf(slots);
  }

  /** Of the first worker. */
  PairRate firstRate() {
    WorkerSlot first = slots.get(0);
    return new PairRate(
        passes * NANOS_PER_SECOND / nanos,
        first.iterations() * NANOS_PER_SECOND / first.cpuNanos());
  }

  /** Units of work of all workers per second of their CPU time. */
  double unitsPerCpuSecond() {
    double units = slots.stream().mapToLong(WorkerSlot::workUnits).sum();
    double cpuNanos = slots.stream().mapToLong(WorkerSlot::cpuNanos).sum();
    return units * NANOS_PER_SECOND / cpuNanos;
  }
}
