package io.ktstr.cli;

import io.ktstr.result.ResultException;
import io.ktstr.result.ResultFile;
import io.ktstr.result.TestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktstr report}: result files as people read them. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Prints the results below a folder, in the order in which the tests began.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:every test ended as declared or was skipped",
      "1:a test did not, or there is no result"
    })
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "the results folder, or a run below it")
  private Path folder;

  @Override
  public Integer call() {
    List<TestResult> results = read();
    if (results.isEmpty()) {
      spec.commandLine().getErr().println("ktstr: there is no result below " + folder);
      return CommandLine.ExitCode.SOFTWARE;
    }
    results.forEach(this::print);
    return results.stream().allMatch(TestResult::good)
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private List<TestResult> read() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(ResultFile::read)
          .sorted(Comparator.comparing(TestResult::started))
          .toList();
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private ResultException unreadable(IOException cause) {
    return new ResultException("the folder " + folder + " cannot be read (" + cause + ")", cause);
  }

  private void print(TestResult result) {
    spec.commandLine().getOut().println();
    ResultPrinter.print(spec.commandLine().getOut(), result);
  }
}
