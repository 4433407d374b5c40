package io.ktstr.benchmarks.telemetry;

import io.ktstr.worker.WorkerTelemetry;
import java.util.List;

/**
 * What a group of workers did.
 *
 * @param passes of its first worker, seen while all of them ran: workers that wait for each other
 *     notice only after a while that they are to stop
 * @param nanos in which these were done
 * @param workers of all workers when they had stopped
 */
record LoopSample(long passes, long nanos, List<WorkerTelemetry> workers) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Copies the list. */
  LoopSample {
    workers = List.copyOf(workers);
  }

  /** Of the first worker. */
  PairRate firstRate() {
    WorkerTelemetry first = workers.get(0);
    return new PairRate(
        passes * NANOS_PER_SECOND / nanos,
        first.iterations() * NANOS_PER_SECOND / first.cpuNanos());
  }

  /** Units of work of all workers per second of their CPU time. */
  double unitsPerCpuSecond() {
    double units = workers.stream().mapToLong(WorkerTelemetry::workUnits).sum();
    double cpuNanos = workers.stream().mapToLong(WorkerTelemetry::cpuNanos).sum();
    return units * NANOS_PER_SECOND / cpuNanos;
  }
}
