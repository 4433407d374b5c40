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

  private static final Subject GAP = Subject.of(Threshold.MAX_GAP_MS);
  private static final Subject SPREAD = Subject.of(Threshold.MAX_SPREAD_PCT);
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double PERCENT = 100;

  private FairnessChecks() {}

  static CheckResult maxGap(Observations observations, double max) {
    List<WorkerReport> seen = observations.loops();
    if (seen.isEmpty()) {
      return GAP.nothing("no worker has checkpoints; programs have none; add a worker with a loop");
    }
    List<String> failures =
        seen.stream()
            .filter(worker -> gap(worker) > max)
            .map(
                worker ->
                    String.format(
                        Locale.ROOT,
                        "%s (pid %d) was stuck for %.3f ms on CPU %d, at +%.3f ms, above %s ms",
                        worker.label(),
                        worker.pid(),
                        gap(worker),
                        worker.longestGap().cpu(),
                        worker.longestGap().atNanos() / NANOS_PER_MILLI,
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
    return GAP.judged(seen.size(), summary, failures);
  }

  private static double gap(WorkerReport worker) {
    return worker.maxGapNanos() / NANOS_PER_MILLI;
  }

  /**
   * Neighbours are the workers of one cgroup: those of different ones need not be treated alike.
   */
  static CheckResult maxSpread(Observations observations, double max) {
    List<Group> groups = groups(observations);
    if (groups.isEmpty()) {
      return SPREAD.nothing(
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
    return SPREAD.judged(workers, summary, failures);
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
