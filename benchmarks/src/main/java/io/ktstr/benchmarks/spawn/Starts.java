package io.ktstr.benchmarks.spawn;

import io.ktstr.benchmarks.support.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one way took for one number of workers, round by round. */
final class Starts {

  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;

  private final int workers;
  private final List<Long> waiting = new ArrayList<>();
  private final List<Long> loop = new ArrayList<>();

  Starts(int workers) {
    this.workers = workers;
  }

  void add(Start start) {
    waiting.add(start.waitingNanos());
    loop.add(start.loopNanos());
  }

  double microsPerWorker() {
    return Median.of(loop) / NANOS_PER_MICRO / workers;
  }

  /** Of the whole way to the loop, in the rounds that the two shared. */
  double ratioTo(Starts other) {
    return Median.ofRatios(loop, other.loop);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%6d %10.0f us %14.0f us %12.1f us %12.0f",
        loop.size(),
        Median.of(waiting) / NANOS_PER_MICRO,
        Median.of(loop) / NANOS_PER_MICRO,
        microsPerWorker(),
        workers * NANOS_PER_SECOND / Median.of(loop));
  }
}
