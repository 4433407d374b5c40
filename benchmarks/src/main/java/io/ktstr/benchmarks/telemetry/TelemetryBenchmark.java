package io.ktstr.benchmarks.telemetry;

import io.ktstr.benchmarks.support.CPrograms;
import io.ktstr.benchmarks.support.Median;
import io.ktstr.benchmarks.support.Peer;
import io.ktstr.machine.Machine;
import io.ktstr.machine.guest.cache.FileTree;
import io.ktstr.machine.local.LocalMachine;
import io.ktstr.model.WorkType;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures what telemetry costs: every loop with it against the same loop without, and pairs of
 * workers against two processes in C that do nothing but hand over to each other.
 */
public final class TelemetryBenchmark {

  private static final long PERF_LOOPS = 20_000;

  private final PairRates.Sampling sampling;
  private final PrintStream out;

  /**
   * Prepares the benchmark.
   *
   * @param rounds of each way, at least 1
   * @param sample how long each runs in a round
   * @param out what was measured is printed there
   */
  public TelemetryBenchmark(int rounds, Duration sample, PrintStream out) {
    this.sampling = new PairRates.Sampling(rounds, sample);
    this.out = out;
  }

  /**
   * Measures and prints.
   *
   * @throws IOException if the program in C cannot be compiled or started, or ends before its time
   */
  public void run() throws IOException {
    out.printf(
        Locale.ROOT,
        "medians of %d rounds in turns, %d ms each%n",
        sampling.rounds(),
        sampling.time().toMillis());
    try (Machine machine = LocalMachine.open()) {
      double perfRatio = comparePairs(machine);
      out.printf(
          Locale.ROOT,
          "bench telemetry: overhead %.2f %%, perf ratio %.3f%n",
          compareLoops(machine),
          perfRatio);
    }
  }

  private double comparePairs(Machine machine) throws IOException {
    Path folder = Files.createTempDirectory("ktstr-bench");
    try (Peer peer = new Peer(List.of(new CPrograms(folder).hosted("pair").toString()))) {
      double lowest = Double.MAX_VALUE;
      for (PairRates.Kind kind : List.of(PairRates.Kind.PIPE, PairRates.Kind.FUTEX)) {
        for (Pinning pinning : Pinning.all()) {
          PairRates rates = PairRates.measure(machine, peer, kind, pinning, sampling);
          out.printf("%-6s %-12s %s%n", kind.name(), pinning.name(), rates);
          lowest = pinning.equals(Pinning.NONE) ? Math.min(lowest, rates.ratio()) : lowest;
        }
      }
      printPerf();
      return lowest;
    } finally {
      FileTree.delete(folder);
    }
  }

  /** Its partners do not write at the same time, so that it is another loop than ours. */
  private void printPerf() {
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < sampling.rounds(); round++) {
      PerfBench.pipeRate(PERF_LOOPS).ifPresent(rates::add);
    }
    if (rates.isEmpty()) {
      out.println("perf bench sched pipe: perf is not here");
    } else {
      out.printf(Locale.ROOT, "perf bench sched pipe: %.0f loops/s%n", Median.of(rates));
    }
  }

  private double compareLoops(Machine machine) {
    out.println("units of work per second of CPU time:");
    List<Double> percents = new ArrayList<>();
    for (WorkType type : Loops.all()) {
      Overhead overhead = Overhead.measure(machine, type, sampling);
      out.println(overhead);
      percents.add(overhead.percent());
    }
    return Median.of(percents);
  }
}
