package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.CheckResult.Kind;
import io.ktstr.api.WorkerReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether workers got on with their work: a loop has done a unit of it, a program has had CPU time
 * since it was executed.
 */
final class ProgressChecks {

  private static final Subject NOT_STARVED = Subject.ofWorkers("notStarved", Kind.STARVED);

  private ProgressChecks() {}

  static CheckResult notStarved(Observations observations) {
    List<WorkerReport> loops = observations.loops();
    List<WorkerReport> programs = observations.programs();
    List<String> failures =
        Stream.concat(
                loops.stream()
                    .filter(worker -> worker.workUnits() == 0)
                    .map(worker -> named(worker) + " did no unit of work"),
                programs.stream()
                    .filter(worker -> worker.cpuNanos() == 0)
                    .map(worker -> named(worker) + " got no CPU time for its program"))
            .toList();
    return NOT_STARVED.judged(loops.size() + programs.size(), summary(loops, programs), failures);
  }

  private static String named(WorkerReport worker) {
    return worker.label() + " (pid " + worker.pid() + ")";
  }

  private static String summary(List<WorkerReport> loops, List<WorkerReport> programs) {
    List<String> parts = new ArrayList<>();
    if (!loops.isEmpty() || programs.isEmpty()) {
      long least = loops.stream().mapToLong(WorkerReport::workUnits).min().orElse(0);
      parts.add(least + " units over " + loops.size() + " workers");
    }
    if (!programs.isEmpty()) {
      long least = programs.stream().mapToLong(WorkerReport::cpuNanos).min().orElse(0);
      parts.add(
          String.format(
              Locale.ROOT, "%.3f ms of CPU time over %d programs", least / 1e6, programs.size()));
    }
    return "least " + String.join(", ", parts);
  }
}
