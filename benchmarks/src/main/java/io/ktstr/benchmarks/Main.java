package io.ktstr.benchmarks;

import io.ktstr.benchmarks.numamaps.NumaMapsBenchmark;
import io.ktstr.benchmarks.spawn.SpawnBenchmark;
import io.ktstr.benchmarks.telemetry.TelemetryBenchmark;
import io.ktstr.benchmarks.turnaround.TurnaroundBenchmark;
import io.ktstr.machine.MachineException;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import io.ktstr.settings.SettingsException;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the benchmark that is named. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures what something costs against its alternative.",
    synopsisSubcommandLabel = "NAME")
public final class Main implements Runnable {

  private static final int MOST_RUNS = 1000;

  @Spec private CommandLine.Model.CommandSpec spec;

  /** Called by picocli. */
  public Main() {}

  /**
   * Runs a benchmark and ends the JVM: 0 for success, 1 for failure, 2 for wrong arguments.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain).execute(arguments));
  }

  /** Failures that explain themselves are told in one message. */
  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    if (failure instanceof MachineException || failure instanceof SettingsException) {
      commandLine.getErr().println("ktstr: " + failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }

  @Command(
      name = "processor",
      mixinStandardHelpOptions = true,
      description = "What the annotation processor adds to javac.")
  void processor() throws IOException, InterruptedException {
    new ProcessorBenchmark(System.out).run();
  }

  @Command(
      name = "turnaround",
      mixinStandardHelpOptions = true,
      description =
          "How long a guest and a whole test take, beside a guest that is booted by hand.")
  void turnaround(
      @Option(
              names = "--runs",
              defaultValue = "10",
              paramLabel = "N",
              description = "runs of each, 1 to " + MOST_RUNS + "; default: ${DEFAULT-VALUE}")
          int runs)
      throws IOException {
    Settings settings = Settings.from(SettingSource.ofProcess());
    new TurnaroundBenchmark(settings, checked("--runs", runs), System.out).run();
  }

  @Command(
      name = "spawn",
      mixinStandardHelpOptions = true,
      description = "How long workers take to their first instruction, beside the same in C.")
  void spawn(
      @Option(
              names = "--rounds",
              defaultValue = "9",
              paramLabel = "N",
              description = "rounds, 1 to " + MOST_RUNS + "; default: ${DEFAULT-VALUE}")
          int rounds)
      throws IOException {
    new SpawnBenchmark(checked("--rounds", rounds), System.out).run();
  }

  @Command(
      name = "numamaps",
      mixinStandardHelpOptions = true,
      description = "What the count of a worker's pages costs, beside a bare read of the file.")
  void numaMaps(
      @Option(
              names = "--rounds",
              defaultValue = "101",
              paramLabel = "N",
              description = "rounds, 1 to " + MOST_RUNS + "; default: ${DEFAULT-VALUE}")
          int rounds)
      throws IOException {
    new NumaMapsBenchmark(checked("--rounds", rounds), System.out).run();
  }

  @Command(
      name = "telemetry",
      mixinStandardHelpOptions = true,
      description = "What telemetry costs, and pairs of workers beside plain ones in C.")
  void telemetry(
      @Option(
              names = "--rounds",
              defaultValue = "15",
              paramLabel = "N",
              description = "rounds, 1 to " + MOST_RUNS + "; default: ${DEFAULT-VALUE}")
          int rounds,
      @Option(
              names = "--sample-ms",
              defaultValue = "200",
              paramLabel = "N",
              description =
                  "length of each sample, 1 to " + MOST_RUNS + "; default: ${DEFAULT-VALUE}")
          int sampleMs)
      throws IOException {
    Duration sample = Duration.ofMillis(checked("--sample-ms", sampleMs));
    new TelemetryBenchmark(checked("--rounds", rounds), sample, System.out).run();
  }

  private int checked(String option, int value) {
    if (value < 1 || value > MOST_RUNS) {
      throw new ParameterException(
          spec.commandLine(), option + " is " + value + "; write a number from 1 to " + MOST_RUNS);
    }
    return value;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "name a benchmark: " + String.join(", ", spec.commandLine().getSubcommands().keySet()));
  }
}
