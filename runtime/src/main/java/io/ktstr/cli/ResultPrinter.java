package io.ktstr.cli;

import io.ktstr.result.ResultText;
import io.ktstr.result.TestResult;
import java.io.PrintWriter;

/** Prints results as people read them. */
final class ResultPrinter {

  private ResultPrinter() {}

  /**
   * The machine, where the pages are, what each cgroup comes to, what failed programs wrote, what
   * each check found, the verdict.
   */
  static void print(PrintWriter out, TestResult result) {
    result.machine().ifPresent(machine -> out.println("machine: " + machine));
    if (!result.workers().isEmpty()) {
      out.println(ResultText.table(result.workers()));
      out.println(ResultText.cgroups(result.stats()));
    }
    String programs = ResultText.programs(result.workers());
    if (!programs.isEmpty() && !result.good()) {
      out.println(programs);
    }
    if (!result.checks().isEmpty()) {
      out.println(ResultText.findings(result.checks()));
    }
    out.println(ResultText.verdict(result));
    result.message().ifPresent(message -> message.lines().skip(1).forEach(out::println));
    out.flush();
  }
}
