package io.ktstr.benchmarks;

import io.ktstr.benchmarks.support.Median;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the annotation processor adds to javac: the same sources without it, with a processor that
 * writes nothing but empty classes, and with it, in alternating runs.
 */
final class ProcessorBenchmark {

  private static final int RUNS = 7;

  private final PrintStream out;

  ProcessorBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    Cost small = measure(new TestSources(100, 10));
    Cost large = measure(new TestSources(200, 10));
    out.printf(
        Locale.ROOT,
        "from %d to %d tests: %.3f ms for each further test%n",
        small.tests(),
        large.tests(),
        (large.added() - small.added()) / (large.tests() - small.tests()));
    out.printf(
        Locale.ROOT,
        "bench processor: %.3f ms per test, javac ratio %.2f%n",
        small.added() / small.tests(),
        small.ratio());
  }

  private Cost measure(TestSources sources) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ktstr-bench");
    try {
      List<Path> files = sources.writeTo(folder);
      Cost cost = alternate(sources.tests(), new Javac(classPath(), folder), files);
      out.println(cost);
      return cost;
    } finally {
      delete(folder);
    }
  }

  private static Cost alternate(int tests, Javac javac, List<Path> files)
      throws IOException, InterruptedException {
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    List<Double> empty = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      without.add(javac.without(files));
      empty.add(javac.withEmptyClasses(files));
      with.add(javac.withProcessor(files));
    }
    return new Cost(tests, Median.of(without), Median.of(empty), Median.of(with));
  }

  /**
   * Medians of one size.
   *
   * @param tests number of tests
   * @param without milliseconds of javac alone
   * @param empty milliseconds of javac with a processor that writes empty classes
   * @param with milliseconds of javac with the processor
   */
  private record Cost(int tests, double without, double empty, double with) {
    double added() {
      return with - without;
    }

    double ratio() {
      return with / without;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d tests: javac %.0f ms without the processor, %.0f ms with one that writes empty"
              + " classes (ratio %.2f), %.0f ms with ours (medians of %d alternating runs)",
          tests,
          without,
          empty,
          empty / without,
          with,
          RUNS);
    }
  }

  /** What is on the class path of this program is what a project would have. */
  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
