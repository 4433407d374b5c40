package io.ktstr.benchmarks.telemetry;

import io.ktstr.benchmarks.support.Median;
import io.ktstr.benchmarks.support.Peer;
import io.ktstr.machine.Machine;
import io.ktstr.model.WorkType;
import io.ktstr.worker.WorkerSlot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Passes of each partner per second, round by round.
 *
 * @param ours of our workers, with all their telemetry
 * @param plain of the processes in C
 */
record PairRates(List<Double> ours, List<Double> plain) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Measures both in turns. */
  static PairRates measure(Machine machine, Peer peer, Kind kind, Pinning pinning, Sampling how)
      throws IOException {
    LoopRun workers = new LoopRun(machine, kind.type(), pinning);
    PlainPair plain = new PlainPair(peer, kind.name(), pinning);
    long loops = plain.loopsIn(how.time());
    PairRates rates = new PairRates(new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < how.rounds(); round++) {
      rates.plain().add(plain.rate(loops));
      rates.ours().add(rate(workers.run(true, how.time()).get(0)));
    }
    return rates;
  }

  private static double rate(WorkerSlot worker) {
    return worker.iterations() * NANOS_PER_SECOND / worker.wallNanos();
  }

  double ratio() {
    return Median.ofRatios(ours, plain);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "ktstr %8.0f, C %8.0f passes/s, ratio %.3f",
        Median.of(ours),
        Median.of(plain),
        ratio());
  }

  /**
   * How two workers hand over to each other.
   *
   * @param name of the way
   * @param type that does nothing else
   */
  record Kind(String name, WorkType type) {
    static final Kind PIPE = new Kind("pipe", WorkType.pipeIo(0));
    static final Kind FUTEX = new Kind("futex", WorkType.futexPingPong(0));
  }

  /**
   * How much is measured.
   *
   * @param rounds of each
   * @param time of one sample
   */
  record Sampling(int rounds, Duration time) {}
}
