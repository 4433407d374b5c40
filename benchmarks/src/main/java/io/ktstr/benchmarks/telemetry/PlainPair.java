package io.ktstr.benchmarks.telemetry;

import io.ktstr.benchmarks.support.Peer;
import java.io.IOException;
import java.time.Duration;

/**
 * Two processes in C that do what a pair of workers does, and nothing else.
 *
 * @param peer runs them
 * @param kind {@code pipe} or {@code futex}
 * @param pinning of the two
 */
record PlainPair(Peer peer, String kind, Pinning pinning) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long TRIAL = 2000;

  /** How many loops take about so long. */
  long loopsIn(Duration time) throws IOException {
    return Math.max(TRIAL, time.toNanos() * TRIAL / nanos(TRIAL));
  }

  /** Loops of each process per second. */
  double rate(long loops) throws IOException {
    return loops * NANOS_PER_SECOND / nanos(loops);
  }

  private long nanos(long loops) throws IOException {
    return peer.ask(kind + " " + loops + " " + pinning.asArguments())[0];
  }
}
