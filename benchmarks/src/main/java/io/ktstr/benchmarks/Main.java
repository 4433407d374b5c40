package io.ktstr.benchmarks;

import java.io.IOException;

/** Runs the benchmark that is named. */
public final class Main {

  private Main() {}

  /**
   * Runs a benchmark.
   *
   * @param arguments its name
   * @throws IOException if files cannot be written
   * @throws InterruptedException if the run is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 1 && arguments[0].equals("processor")) {
      new ProcessorBenchmark(System.out).run();
      return;
    }
    System.err.println("ktstr: there is no such benchmark; name one of: processor");
    System.exit(2);
  }
}
