package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** How much workers got done, alone and compared with their neighbours. */
final class RateChecks {

  private static final Subject THROUGHPUT = Subject.of(Threshold.MAX_THROUGHPUT_CV);
  private static final double NANOS_PER_SECOND = 1e9;

  private RateChecks() {}

  static CheckResult minWorkRate(Observations observations, double min) {
    return minRate(
        observations,
        Threshold.MIN_WORK_RATE,
        worker -> worker.cpuNanos() > 0,
        RateChecks::workRate,
        "units for each second of CPU time",
        min);
  }

  static CheckResult minIterationRate(Observations observations, double min) {
    return minRate(
        observations,
        Threshold.MIN_ITERATION_RATE,
        worker -> worker.wallNanos() > 0,
        worker -> worker.iterations() * NANOS_PER_SECOND / worker.wallNanos(),
        "passes for each second",
        min);
  }

  private static double workRate(WorkerReport worker) {
    return worker.workUnits() * NANOS_PER_SECOND / worker.cpuNanos();
  }

  private static CheckResult minRate(
      Observations observations,
      Threshold threshold,
      Predicate<WorkerReport> measured,
      ToDoubleFunction<WorkerReport> rate,
      String unit,
      double min) {
    List<WorkerReport> seen = observations.loops().stream().filter(measured).toList();
    if (seen.isEmpty()) {
      return Subject.of(threshold).nothing("no worker with a loop of its own has run");
    }
    List<String> failures =
        seen.stream()
            .filter(worker -> rate.applyAsDouble(worker) < min)
            .map(
                worker ->
                    String.format(
                        Locale.ROOT,
                        "%s (pid %d) did %.1f %s, below %s",
                        worker.label(),
                        worker.pid(),
                        rate.applyAsDouble(worker),
                        unit,
                        min))
            .toList();
    double least = seen.stream().mapToDouble(rate).min().orElse(0);
    String summary =
        String.format(
            Locale.ROOT,
            "least %.1f %s over %d workers, threshold %s",
            least,
            unit,
            seen.size(),
            min);
    return Subject.of(threshold).judged(seen.size(), summary, failures);
  }

  /** Standard deviation of the population by mean, for each cgroup with two workers or more. */
  static CheckResult maxThroughputVariation(Observations observations, double max) {
    List<String> failures = new ArrayList<>();
    int workers = 0;
    double widest = 0;
    for (var cgroup : observations.loopsByCgroup().entrySet()) {
      Variation rates = Variation.of(workRates(cgroup.getValue()));
      if (rates.count() > 1 && rates.mean() > 0) {
        workers += rates.count();
        widest = Math.max(widest, rates.coefficient());
        if (rates.coefficient() > max) {
          failures.add("cgroup " + cgroup.getKey() + ": " + rates + ", above " + max);
        }
      }
    }
    if (workers == 0) {
      return THROUGHPUT.nothing(
          "no cgroup has two workers that worked; one alone has nobody to differ from");
    }
    String summary =
        String.format(
            Locale.ROOT,
            "widest variation %.3f over %d workers, threshold %s",
            widest,
            workers,
            max);
    return THROUGHPUT.judged(workers, summary, failures);
  }

  private static double[] workRates(List<WorkerReport> workers) {
    return workers.stream()
        .filter(worker -> worker.cpuNanos() > 0)
        .mapToDouble(RateChecks::workRate)
        .toArray();
  }
}
