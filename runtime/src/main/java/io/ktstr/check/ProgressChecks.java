package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.WorkerReport;
import java.util.List;

/** Whether workers got on with their work. */
final class ProgressChecks {

  private ProgressChecks() {}

  static CheckResult notStarved(Observations observations) {
    List<String> failures =
        observations.workers().stream()
            .filter(worker -> worker.workUnits() == 0)
            .map(worker -> worker.label() + " (pid " + worker.pid() + ") did no unit of work")
            .toList();
    int count = observations.workers().size();
    long least = observations.workers().stream().mapToLong(WorkerReport::workUnits).min().orElse(0);
    return Findings.of(
        "notStarved",
        count,
        "workers",
        "least " + least + " units over " + count + " workers",
        failures);
  }
}
