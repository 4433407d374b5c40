package io.ktstr.benchmarks.telemetry;

import io.ktstr.benchmarks.support.Median;
import io.ktstr.benchmarks.support.Peer;
import io.ktstr.machine.Machine;
import io.ktstr.model.WorkType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rates of the first partner, round by round.
 *
 * @param ours of our workers, with all their telemetry
 * @param plain of the processes in C
 */
record PairRates(List<PairRate> ours, List<PairRate> plain) {

  /** Measures both in turns. */
  static PairRates measure(Machine machine, Peer peer, Kind kind, Pinning pinning, Sampling how)
      throws IOException {
    LoopRun workers = new LoopRun(machine, kind.type(), pinning);
    PlainPair plain = new PlainPair(peer, kind.name(), pinning);
    long loops = plain.loopsIn(how.time());
    PairRates rates = new PairRates(new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < how.rounds(); round++) {
      rates.plain().add(plain.rate(loops));
      rates.ours().add(workers.run(true, how.time()).firstRate());
    }
    return rates;
  }

  /** Of passes per second. */
  double ratio() {
    return Median.ofRatios(perSecond(ours), perSecond(plain));
  }

  private double cpuRatio() {
    return Median.ofRatios(
        ours.stream().map(PairRate::perCpuSecond).toList(),
        plain.stream().map(PairRate::perCpuSecond).toList());
  }

  private static List<Double> perSecond(List<PairRate> rates) {
    return rates.stream().map(PairRate::perSecond).toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "ktstr %8.0f, C %8.0f passes/s, ratio %.3f; per second of CPU time %.3f",
        Median.of(perSecond(ours)),
        Median.of(perSecond(plain)),
        ratio(),
        cpuRatio());
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
