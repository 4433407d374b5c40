package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.Threshold;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** How long workers were kept waiting for a CPU, alone and compared with their neighbours. */
final class FairnessChecks {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double PERCENT = 100;

  private FairnessChecks() {}

  static CheckResult maxGap(Observations observations, double max) {
    String name = Threshold.MAX_GAP_MS.attribute();
    List<WorkerReport> seen = observations.loops();
    if (seen.isEmpty()) {
      return Findings.nothing(
          name,
          "workers",
          "no worker has checkpoints; programs have none; add a worker with a loop");
    }
    List<String> failures =
        seen.stream()
            .filter(worker -> gap(worker) > max)
            .map(
                worker ->
                    String.format(
                        Locale.ROOT,
                        "%s (pid %d) was stuck for %.3f ms, above %s ms",
                        worker.label(),
                        worker.pid(),
                        gap(worker),
                        max))
            .toList();
    double longest = seen.stream().mapToDouble(FairnessChecks::gap).max().orElse(0);
    String summary =
        String.format(
            Locale.ROOT,
            "longest gap %.3f ms over %d workers, threshold %s ms",
            longest,
            seen.size(),
            max);
    return Findings.of(name, seen.size(), "workers", summary, failures);
  }

  private static double gap(WorkerReport worker) {
    return worker.maxGapNanos() / NANOS_PER_MILLI;
  }

  /**
   * Neighbours are the workers of one cgroup: those of different ones need not be treated alike.
   */
  static CheckResult maxSpread(Observations observations, double max) {
    String name = Threshold.MAX_SPREAD_PCT.attribute();
    List<Group> groups = groups(observations);
    if (groups.isEmpty()) {
      return Findings.nothing(
          name,
          "workers",
          "no cgroup has two workers that ran; one alone has no neighbour to differ from");
    }
    List<String> failures =
        groups.stream()
            .filter(group -> group.spread() > max)
            .map(group -> group.describe() + ", above " + max + " points")
            .toList();
    int workers = groups.stream().mapToInt(group -> (int) group.offCpu().getCount()).sum();
    double widest = groups.stream().mapToDouble(Group::spread).max().orElse(0);
    String summary =
        String.format(
            Locale.ROOT,
            "widest spread %.1f points over %d workers in %d cgroups, threshold %s",
            widest,
            workers,
            groups.size(),
            max);
    return Findings.of(name, workers, "workers", summary, failures);
  }

  private static List<Group> groups(Observations observations) {
    List<Group> groups = new ArrayList<>();
    observations
        .loopsByCgroup()
        .forEach(
            (cgroup, workers) -> {
              DoubleSummaryStatistics offCpu =
                  workers.stream()
                      .filter(worker -> worker.wallNanos() > 0)
                      .mapToDouble(FairnessChecks::offCpuPercent)
                      .summaryStatistics();
              if (offCpu.getCount() > 1) {
                groups.add(new Group(cgroup, offCpu));
              }
            });
    return groups;
  }

  private static double offCpuPercent(WorkerReport worker) {
    return PERCENT * worker.offCpuNanos() / worker.wallNanos();
  }

  /** The shares of time that the workers of a cgroup were off the CPU. */
  private record Group(String cgroup, DoubleSummaryStatistics offCpu) {

    double spread() {
      return offCpu.getMax() - offCpu.getMin();
    }

    String describe() {
      return String.format(
          Locale.ROOT,
          "cgroup %s: %d workers were off the CPU for %.1f to %.1f percent of the time, a spread of"
              + " %.1f",
          cgroup,
          offCpu.getCount(),
          offCpu.getMin(),
          offCpu.getMax(),
          spread());
    }
  }
}
