package io.ktstr.benchmarks.numamaps;

import io.ktstr.benchmarks.support.CPrograms;
import io.ktstr.benchmarks.support.Median;
import io.ktstr.benchmarks.support.Memory;
import io.ktstr.benchmarks.support.Peer;
import io.ktstr.machine.Machine;
import io.ktstr.machine.guest.cache.FileTree;
import io.ktstr.machine.local.LocalMachine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times the count of a worker's pages. The kernel walks the page tables of the worker for each read
 * of its numa_maps, whoever reads; the ratio tells what the harness adds to that. A C program reads
 * the same file as cheaply as it can be read, and starts cat, whose own start costs more than what
 * it does.
 */
public final class NumaMapsBenchmark {

  private static final long WORKING_SET_MB = 1024;
  private static final long BYTES_PER_MB = 1 << 20;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final int WARM_UP = 20;

  private final int rounds;
  private final PrintStream out;

  /**
   * Prepares the benchmark.
   *
   * @param rounds of each way, at least 1
   * @param out what was measured is printed there
   */
  public NumaMapsBenchmark(int rounds, PrintStream out) {
    this.rounds = rounds;
    this.out = out;
  }

  /**
   * Measures and prints.
   *
   * @throws IOException if the program in C cannot be compiled or started, or ends before its time
   */
  public void run() throws IOException {
    long megabytes = Memory.atMostMb(WORKING_SET_MB);
    Path folder = Files.createTempDirectory("ktstr-bench");
    try (Machine machine = LocalMachine.open();
        TouchedWorker worker = new TouchedWorker(machine, megabytes * BYTES_PER_MB)) {
      String reader = new CPrograms(folder).hosted("readfile").toString();
      try (Peer c = new Peer(List.of(reader, worker.file()))) {
        print(megabytes, measure(worker, c));
      }
    } finally {
      FileTree.delete(folder);
    }
  }

  /**
   * Nanoseconds, round by round.
   *
   * @param read open, read and close in C
   * @param ours the same, and the count
   * @param cat cat from its start to its end
   * @param start of cat, and its end, with nothing to read
   */
  private record Measured(List<Long> read, List<Long> ours, List<Long> cat, List<Long> start) {}

  private Measured measure(TouchedWorker worker, Peer c) throws IOException {
    for (int i = 0; i < WARM_UP; i++) {
      timeCount(worker);
    }
    Measured measured =
        new Measured(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < rounds; i++) {
      measured.read().add(c.ask("read")[0]);
      measured.ours().add(timeCount(worker));
      measured.cat().add(c.ask("cat")[0]);
      measured.start().add(c.ask("start")[0]);
    }
    return measured;
  }

  private static long timeCount(TouchedWorker worker) {
    long start = System.nanoTime();
    long pages = worker.countPages();
    long took = System.nanoTime() - start;
    if (pages != worker.touchedPages()) {
      throw new IllegalStateException(
          pages + " pages were counted and " + worker.touchedPages() + " were touched");
    }
    return took;
  }

  private void print(long megabytes, Measured measured) {
    out.printf(
        Locale.ROOT,
        "numa_maps of a worker with %d MiB, medians of %d rounds in turns:%n",
        megabytes,
        rounds);
    row("read by C: open, read, close", measured.read(), measured);
    row("ktstr: read and pages counted", measured.ours(), measured);
    row("cat, started by C", measured.cat(), measured);
    row("of which cat's start and end", measured.start(), measured);
    out.printf(
        Locale.ROOT,
        "against cat, start included: ratio %.2f%n",
        Median.ofRatios(measured.ours(), measured.cat()));
    out.printf(
        Locale.ROOT,
        "bench numamaps: ratio %.2f%n",
        Median.ofRatios(measured.ours(), measured.read()));
  }

  private void row(String name, List<Long> nanos, Measured measured) {
    out.printf(
        Locale.ROOT,
        "  %-30s %9.0f us, ratio to the read %.2f%n",
        name,
        Median.of(nanos) / NANOS_PER_MICRO,
        Median.ofRatios(nanos, measured.read()));
  }
}
