package io.ktstr.cli;

import io.ktstr.adhoc.CgroupSyntax;
import io.ktstr.machine.MachineException;
import io.ktstr.result.ResultException;
import io.ktstr.settings.SettingsException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code ktstr} command. */
@Command(
    name = "ktstr",
    mixinStandardHelpOptions = true,
    version = "ktstr for Java 0.1.0",
    description = "Test harness for Linux process schedulers and NUMA memory policy.",
    subcommands = {
      CacheCommand.class,
      ConformanceCommand.class,
      DoctorCommand.class,
      KernelCommand.class,
      ReportCommand.class,
      RunCommand.class,
      ShellCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Called by picocli. */
  public Main() {}

  /**
   * Runs the command and ends the JVM: 0 for success, 1 for failure, 2 for wrong arguments.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine command =
        new CommandLine(new Main())
            .setExecutionExceptionHandler(Main::explain)
            .setParameterExceptionHandler(Main::refuse)
            .setCaseInsensitiveEnumValuesAllowed(true);
    command
        .getSubcommands()
        .get("run")
        .getCommandSpec()
        .usageMessage()
        .footer(CgroupSyntax.help().toArray(String[]::new));
    return command;
  }

  /** What is wrong stands alone: a page of options after it would hide it. */
  private static int refuse(CommandLine.ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(wrong.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
      if (command.getSubcommands().isEmpty()) {
        err.println("see ./" + command.getCommandSpec().qualifiedName() + " --help");
      } else {
        command.usage(err);
      }
    }
    return CommandLine.ExitCode.USAGE;
  }

  /**
   * Failures that explain themselves are told in one message; anything else keeps its stack trace.
   */
  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    if (failure instanceof MachineException
        || failure instanceof ResultException
        || failure instanceof SettingsException) {
      commandLine.getErr().println("ktstr: " + failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
  }
}
