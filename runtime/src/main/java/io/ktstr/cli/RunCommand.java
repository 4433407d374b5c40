package io.ktstr.cli;

import io.ktstr.adhoc.AdHocRun;
import io.ktstr.adhoc.AdHocScenario;
import io.ktstr.adhoc.CgroupSyntax;
import io.ktstr.api.Outcome;
import io.ktstr.model.Topology;
import io.ktstr.result.TestResult;
import io.ktstr.scenario.Watch;
import io.ktstr.settings.Backend;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ktstr run}: a scenario without a class. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Runs cgroups on a machine, prints where their pages are, and judges them as a test does.",
    footerHeading = "%nSettings of a cgroup:%n",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the verdict is PASS",
      "1:it is not, or the machine broke down",
      "2:wrong arguments, or a scenario that breaks a rule"
    })
final class RunCommand implements Callable<Integer> {

  private static final double NANOS = 1e9;

  @Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--topology",
      paramLabel = "TOPOLOGY",
      defaultValue = "1n1l2c1t",
      description =
          "NUMA nodes, last-level caches, cores and threads of the machine; default: ${DEFAULT-VALUE}")
  private String topology;

  @Option(
      names = "--cgroup",
      required = true,
      paramLabel = "NAME[:KEY=VALUE,...]",
      description = "a cgroup, such as a:cpuset=numa0,mem=bind:0,workers=2; once for each")
  private List<String> cgroups;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "how long the workers run; default: ${DEFAULT-VALUE}")
  private double seconds;

  @Option(
      names = "--workers-per-cgroup",
      paramLabel = "N",
      defaultValue = "2",
      description = "where a cgroup does not say; default: ${DEFAULT-VALUE}")
  private int workersPerCgroup;

  @Option(
      names = "--memory-mb",
      paramLabel = "MB",
      description = "memory of all nodes together; default: 256 for each")
  private Optional<Integer> memoryMb;

  @Option(
      names = "--kernel",
      paramLabel = "KERNEL",
      description = "path of a vmlinux or bzImage, or a version in the cache")
  private Optional<String> kernel;

  @Option(
      names = "--backend",
      paramLabel = "BACKEND",
      description = "auto, vm or local; default: ktstr.backend")
  private Optional<Backend> backend;

  @Option(names = "--live", description = "show how far the cgroups are while they run")
  private boolean live;

  @ArgGroup(validate = false, heading = "Thresholds:%n")
  private final CheckOptions checks = new CheckOptions();

  @Override
  public Integer call() {
    TestResult result;
    try {
      result = AdHocRun.run(settings(), scenario(), watch());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    ResultPrinter.print(spec.commandLine().getOut(), result);
    return result.outcome().equals(Optional.of(Outcome.PASS))
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private Watch watch() {
    return live
        ? new LiveView(spec.commandLine().getOut(), CommandLine.Help.Ansi.AUTO.enabled())
        : Watch.NONE;
  }

  private AdHocScenario scenario() {
    return new AdHocScenario(
        Topology.parse(topology),
        memoryMb.map(OptionalInt::of).orElse(OptionalInt.empty()),
        cgroups.stream().map(CgroupSyntax::parse).toList(),
        Duration.ofNanos((long) (seconds * NANOS)),
        workersPerCgroup,
        checks.checks());
  }

  /** Options take the place of settings. */
  private Settings settings() {
    SettingSource options =
        name ->
            switch (name) {
              case "ktstr.kernel" -> kernel;
              case "ktstr.backend" -> backend.map(chosen -> chosen.name().toLowerCase(Locale.ROOT));
              default -> Optional.empty();
            };
    return Settings.from(options.orElse(SettingSource.ofProcess()));
  }
}
