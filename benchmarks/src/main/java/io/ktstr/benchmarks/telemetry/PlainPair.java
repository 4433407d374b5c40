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

  private static final long TRIAL = 2000;

  /** How many loops take about so long. */
  long loopsIn(Duration time) throws IOException {
    return Math.max(TRIAL, time.toNanos() * TRIAL / run(TRIAL)[0]);
  }

  /** Of the first process. */
  PairRate rate(long loops) throws IOException {
    long[] took = run(loops);
    return PairRate.of(loops, took[0], took[1]);
  }

  private long[] run(long loops) throws IOException {
    return peer.ask(kind + " " + loops + " " + pinning.asArguments());
  }
}
