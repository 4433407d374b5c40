package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.CheckResult.Kind;
import io.ktstr.api.ProgramReport;
import io.ktstr.api.WorkerReport;
import java.util.List;

/** How the programs of workers ended. */
final class ProgramChecks {

  private static final Subject EXIT = new Subject("programExit", Kind.PROGRAM, "programs");
  private static final int LINES = 3;
  private static final int SIGKILL = 9;

  private ProgramChecks() {}

  /** A program that still ran when it was stopped did what it was there for. */
  static CheckResult exit(Observations observations) {
    List<WorkerReport> seen = observations.programs();
    List<String> failures =
        seen.stream()
            .filter(worker -> !worker.program().orElseThrow().succeeded())
            .map(worker -> failure(worker, worker.program().orElseThrow()))
            .toList();
    return EXIT.judged(
        seen.size(),
        seen.size() - failures.size() + " of " + seen.size() + " programs ran well",
        failures);
  }

  private static String hint(ProgramReport program) {
    return program.signal().orElse(0) == SIGKILL
        ? " (the kernel kills a process for whose policy no memory is left)"
        : "";
  }

  private static String failure(WorkerReport worker, ProgramReport program) {
    List<String> lines = program.lastLines(LINES);
    return worker.label()
        + ": "
        + program.command().get(0)
        + " (pid "
        + program.pid()
        + ") "
        + program.describe()
        + hint(program)
        + (lines.isEmpty()
            ? " and wrote nothing"
            : "; its last words: " + String.join(" / ", lines));
  }
}
