package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.ListFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether workers stayed on the CPUs of their cgroup. */
final class IsolationChecks {

  private static final String NAME = "isolation";

  private IsolationChecks() {}

  /** A cpuset that changes allows what it allowed at any time. */
  static CheckResult isolation(Observations observations) {
    List<WorkerReport> confined =
        observations.workers().stream()
            .filter(worker -> observations.cpusets().containsKey(worker.cgroup()))
            .filter(worker -> !worker.cpusUsed().isEmpty())
            .toList();
    if (confined.isEmpty()) {
      return Findings.nothing(
          NAME,
          "workers",
          "no worker was seen running in a cgroup with a cpuset; give a cgroup a cpuset");
    }
    List<String> failures =
        confined.stream()
            .map(worker -> stray(worker, observations.cpusets().get(worker.cgroup())))
            .flatMap(Optional::stream)
            .toList();
    return Findings.of(
        NAME,
        confined.size(),
        "workers",
        confined.size()
            - failures.size()
            + " of "
            + confined.size()
            + " workers stayed on their CPUs",
        failures);
  }

  private static Optional<String> stray(WorkerReport worker, Set<Integer> allowed) {
    Set<Integer> stray = new TreeSet<>(worker.cpusUsed());
    stray.removeAll(allowed);
    return stray.isEmpty()
        ? Optional.empty()
        : Optional.of(
            worker.label()
                + " (pid "
                + worker.pid()
                + ") ran on CPU "
                + ListFormat.format(stray)
                + ", outside of its cpuset "
                + ListFormat.format(allowed));
  }
}
