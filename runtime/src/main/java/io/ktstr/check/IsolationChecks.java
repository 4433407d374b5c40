package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.CheckResult.Kind;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.ListFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether workers stayed on the CPUs of their cgroup. */
final class IsolationChecks {

  private static final Subject ISOLATION = Subject.ofWorkers("isolation", Kind.ISOLATION);

  private IsolationChecks() {}

  /** Each CPU is judged by the cpuset that was in force when the worker was seen on it. */
  static CheckResult isolation(Observations observations) {
    List<WorkerReport> confined =
        observations.workers().stream()
            .filter(worker -> observations.cpusets().containsKey(worker.cgroup()))
            .filter(worker -> !worker.cpusUsed().isEmpty())
            .toList();
    if (confined.isEmpty()) {
      return ISOLATION.nothing(
          "no worker was seen running in a cgroup with a cpuset; give a cgroup a cpuset");
    }
    List<List<String>> strays =
        confined.stream()
            .map(worker -> strays(worker, observations.cpusets().get(worker.cgroup())).toList())
            .toList();
    long stayed = strays.stream().filter(List::isEmpty).count();
    return ISOLATION.judged(
        confined.size(),
        stayed + " of " + confined.size() + " workers stayed on their CPUs",
        strays.stream().flatMap(List::stream).toList());
  }

  private static Stream<String> strays(WorkerReport worker, List<Set<Integer>> allowed) {
    return IntStream.range(0, worker.cpusByPhase().size())
        .boxed()
        .flatMap(phase -> stray(worker, phase, allowed));
  }

  private static Stream<String> stray(WorkerReport worker, int phase, List<Set<Integer>> allowed) {
    Set<Integer> inForce = allowed.get(Math.min(phase, allowed.size() - 1));
    Set<Integer> stray = new TreeSet<>(worker.cpusByPhase().get(phase));
    stray.removeAll(inForce);
    return stray.isEmpty()
        ? Stream.empty()
        : Stream.of(
            worker.label()
                + " (pid "
                + worker.pid()
                + ") ran on CPU "
                + ListFormat.format(stray)
                + (allowed.size() == 1 ? "" : " " + words(phase))
                + ", outside of its cpuset "
                + ListFormat.format(inForce));
  }

  private static String words(int phase) {
    if (phase == 0) {
      return "in phase 0 (before any change)";
    }
    String when = phase % 2 == 0 ? "after" : "during";
    return "in phase " + phase + " (" + when + " change " + (phase + 1) / 2 + ")";
  }
}
