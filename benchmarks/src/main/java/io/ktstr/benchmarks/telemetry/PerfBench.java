package io.ktstr.benchmarks.telemetry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/**
 * {@code perf bench sched pipe}, where perf is installed: shows that the plain loop is no worse.
 */
final class PerfBench {

  private PerfBench() {}

  /** Loops per second; empty if perf is not there or fails. */
  static OptionalDouble pipeRate(long loops) {
    ProcessBuilder perf =
        new ProcessBuilder(
                "perf", "bench", "-f", "simple", "sched", "pipe", "-l", String.valueOf(loops))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = perf.start();
      byte[] seconds = process.getInputStream().readAllBytes();
      if (process.onExit().join().exitValue() != 0) {
        return OptionalDouble.empty();
      }
      String text = new String(seconds, StandardCharsets.UTF_8).strip();
      return OptionalDouble.of(loops / Double.parseDouble(text));
    } catch (IOException | NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
