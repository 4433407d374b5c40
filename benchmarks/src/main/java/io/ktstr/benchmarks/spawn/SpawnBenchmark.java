package io.ktstr.benchmarks.spawn;

import io.ktstr.benchmarks.support.Memory;
import io.ktstr.benchmarks.support.Peer;
import io.ktstr.machine.guest.cache.FileTree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times the start of workers, from the request to the first instruction of the last one's loop.
 *
 * <p>The alternative in C goes the same way: the same worker, posix_spawn(3) in a loop, the same
 * shared memory and bell, and the same three steps (wait, set up, run), in each of which all
 * workers are awaited. It has no reason to watch over its workers and does once what is the same
 * for all. {@link ProcessBuilder} starts a program of a few instructions without any steps.
 */
public final class SpawnBenchmark {

  private static final List<Integer> WORKERS = List.of(1, 8, 100, 1000);
  private static final int TOLD = 100;
  private static final int WARM_UP = 10;
  private static final double MICROS_PER_MILLI = 1e3;
  private static final long SMALL_MB = 64;
  private static final long LARGE_MB = 4096;

  private final int rounds;
  private final PrintStream out;

  /**
   * Prepares the benchmark.
   *
   * @param rounds of each way and number of workers, at least 1
   * @param out what was measured is printed there
   */
  public SpawnBenchmark(int rounds, PrintStream out) {
    this.rounds = rounds;
    this.out = out;
  }

  /**
   * Measures and prints.
   *
   * @throws IOException if a program cannot be compiled or started, or ends before its time
   */
  public void run() throws IOException {
    Path folder = Files.createTempDirectory("ktstr-bench");
    try (Peers peers = new Peers(folder)) {
      measure(peers);
    } finally {
      FileTree.delete(folder);
    }
  }

  private void measure(Peers peers) throws IOException {
    long largeMb = Memory.atMostMb(LARGE_MB);
    Peer small = peers.jvm(SMALL_MB);
    Peer large = peers.jvm(largeMb);
    Way c = new Way("C", peers.c(), "");
    Way ours = new Way("ktstr, small heap", small, SpawnPeer.CREW);
    Way grown = new Way("ktstr, large heap", large, SpawnPeer.CREW);
    Way builder = new Way("ProcessBuilder, small heap", small, SpawnPeer.BUILDER);
    Way grownBuilder = new Way("ProcessBuilder, large heap", large, SpawnPeer.BUILDER);
    warmUp(ours, grown);
    printHeaps(small, large, largeMb);
    Map<Way, Starts> told = Map.of();
    for (int workers : WORKERS) {
      Map<Way, Starts> measured =
          takeTurns(List.of(c, ours, grown, builder, grownBuilder), workers);
      measured.forEach(
          (way, starts) -> out.printf(Locale.ROOT, "%7d  %-26s %s%n", workers, way.name(), starts));
      told = workers == TOLD ? measured : told;
    }
    print(told.get(c), told.get(ours), told.get(grown));
  }

  /** What a JVM does for the first time takes long, and is told too. */
  private void warmUp(Way ours, Way grown) throws IOException {
    Starts first = new Starts(1);
    first.add(ours.start(1));
    Starts crew = new Starts(TOLD);
    crew.add(ours.start(TOLD));
    out.printf(
        Locale.ROOT,
        "in a new JVM: the first worker %.0f ms, then the first %d of them %.1f us per worker%n",
        first.microsPerWorker() / MICROS_PER_MILLI,
        TOLD,
        crew.microsPerWorker());
    for (int i = 0; i < WARM_UP; i++) {
      ours.start(TOLD);
      grown.start(TOLD);
    }
  }

  private void printHeaps(Peer small, Peer large, long largeMb) throws IOException {
    out.printf(
        Locale.ROOT,
        "small heap %d MiB (JVM resident %d MiB), large heap %d MiB (JVM resident %d MiB)%s%n",
        SMALL_MB,
        Memory.residentMb(small.pid()),
        largeMb,
        Memory.residentMb(large.pid()),
        largeMb < LARGE_MB ? "; not " + LARGE_MB + " MiB: half of what is free is less" : "");
    out.println("medians of rounds in turns:");
    out.printf(
        "%7s  %-26s %6s %13s %17s %15s %12s%n",
        "workers", "way", "rounds", "all wait", "last in its loop", "per worker", "workers/s");
  }

  /** To and fro, because the kernel still clears up after one way when the next begins. */
  private Map<Way, Starts> takeTurns(List<Way> ways, int workers) throws IOException {
    Map<Way, Starts> measured = new LinkedHashMap<>();
    ways.forEach(way -> measured.put(way, new Starts(workers)));
    List<Way> order = new ArrayList<>(ways);
    int fewer = workers > TOLD ? (rounds + 2) / 3 : rounds; // these take long
    for (int round = 0; round < fewer; round++) {
      for (Way way : order) {
        measured.get(way).add(way.start(workers));
      }
      Collections.reverse(order);
    }
    return measured;
  }

  private void print(Starts c, Starts ours, Starts grown) {
    out.printf(
        Locale.ROOT,
        "bench spawn: %.1f us per worker, C ratio %.2f, heap growth %.2f%n",
        ours.microsPerWorker(),
        ours.ratioTo(c),
        grown.ratioTo(ours));
  }
}
