package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.WakeLatencies;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.Threshold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** How long workers waited for a CPU after they were woken; those of one cgroup together. */
final class LatencyChecks {

  private static final Subject P99 = Subject.of(Threshold.MAX_P99_WAKE_LATENCY_NS);
  private static final Subject CV = Subject.of(Threshold.MAX_WAKE_LATENCY_CV);
  private static final double PERCENTILE = 99;

  private LatencyChecks() {}

  static CheckResult maxP99(Observations observations, double max) {
    List<Pool> pools = pools(observations, pool -> pool.latencies().count() > 0);
    if (pools.isEmpty()) {
      return P99.nothing(
          "no worker was woken; give one work that blocks, such as WorkType.futexPingPong()");
    }
    List<String> failures =
        pools.stream()
            .filter(pool -> pool.p99() > max)
            .map(pool -> pool.describe("p99 wake latency " + nanos(pool.p99()), nanos(max)))
            .toList();
    return P99.judged(
        samples(pools),
        summary("p99", nanos(highest(pools, Pool::p99)), pools, nanos(max)),
        failures);
  }

  static CheckResult maxVariation(Observations observations, double max) {
    List<Pool> pools = pools(observations, pool -> pool.latencies().variation().isPresent());
    if (pools.isEmpty()) {
      return CV.nothing(
          "no cgroup has two wake-ups that took time; one alone has nothing to differ from; give a"
              + " worker work that blocks, such as WorkType.futexPingPong(), or more time");
    }
    List<String> failures =
        pools.stream()
            .filter(pool -> pool.variation() > max)
            .map(
                pool ->
                    pool.describe(
                        "wake latency CV "
                            + ratio(pool.variation())
                            + " (mean "
                            + nanos(Math.rint(pool.latencies().meanNanos().orElseThrow()))
                            + ")",
                        String.valueOf(max)))
            .toList();
    return CV.judged(
        samples(pools),
        summary("CV", ratio(highest(pools, Pool::variation)), pools, String.valueOf(max)),
        failures);
  }

  private static List<Pool> pools(Observations observations, Predicate<Pool> measured) {
    return observations.byCgroup().entrySet().stream()
        .map(cgroup -> Pool.of(cgroup.getKey(), cgroup.getValue()))
        .filter(measured)
        .toList();
  }

  private static double highest(List<Pool> pools, ToDoubleFunction<Pool> value) {
    return pools.stream().mapToDouble(value).max().orElse(0);
  }

  private static long samples(List<Pool> pools) {
    return pools.stream().mapToLong(pool -> pool.latencies().count()).sum();
  }

  private static String summary(String what, String value, List<Pool> pools, String max) {
    return "highest "
        + what
        + " "
        + value
        + " over "
        + samples(pools)
        + " wake-ups in "
        + pools.size()
        + " cgroups, threshold "
        + max;
  }

  private static String nanos(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString() + " ns";
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** The latencies of a cgroup's workers. */
  private record Pool(String cgroup, long workers, WakeLatencies latencies) {

    static Pool of(String cgroup, List<WorkerReport> workers) {
      WakeLatencies all =
          workers.stream()
              .map(WorkerReport::wakeLatencies)
              .reduce(WakeLatencies.NONE, WakeLatencies::merge);
      long woken = workers.stream().filter(worker -> worker.wakeLatencies().count() > 0).count();
      return new Pool(cgroup, woken, all);
    }

    double p99() {
      return latencies.percentileNanos(PERCENTILE).orElseThrow();
    }

    double variation() {
      return latencies.variation().orElseThrow();
    }

    String describe(String finding, String max) {
      return "cgroup "
          + cgroup
          + ": "
          + finding
          + " over "
          + latencies.count()
          + " wake-ups of "
          + workers
          + " workers, above "
          + max;
    }
  }
}
