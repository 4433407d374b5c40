package io.ktstr.benchmarks.telemetry;

/**
 * How fast one partner of a pair was.
 *
 * @param perSecond passes per second
 * @param perCpuSecond passes per second of its CPU time, which other load on the machine disturbs
 *     less
 */
record PairRate(double perSecond, double perCpuSecond) {

  private static final double NANOS_PER_SECOND = 1e9;

  static PairRate of(long passes, long nanos, long cpuNanos) {
    return new PairRate(passes * NANOS_PER_SECOND / nanos, passes * NANOS_PER_SECOND / cpuNanos);
  }
}
