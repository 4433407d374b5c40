package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** How many pages moved between nodes. */
final class MigrationChecks {

  private static final Subject CROSS_NODE = Subject.of(Threshold.MAX_CROSS_NODE_MIGRATION_RATIO);
  private static final Subject BETWEEN_CPUS = Subject.of(Threshold.MAX_MIGRATION_RATIO);

  private MigrationChecks() {}

  /**
   * The kernel counts these pages for the whole machine (numa_pages_migrated in /proc/vmstat), so
   * the ratio is the machine's too: all migrated pages over all pages of all workers.
   */
  static CheckResult crossNode(Observations observations, double max) {
    if (observations.migratedPages().isEmpty()) {
      return CROSS_NODE.nothing(
          "the kernel has no counter numa_pages_migrated; use one with CONFIG_NUMA_BALANCING");
    }
    long pages = observations.workers().stream().mapToLong(WorkerReport::totalPages).sum();
    if (pages == 0) {
      return CROSS_NODE.nothing("no worker has pages; give the workers a working set");
    }
    long migrated = observations.migratedPages().getAsLong();
    double ratio = (double) migrated / pages;
    String summary =
        String.format(
            Locale.ROOT,
            "%.4f (NUMA balancing migrated %d pages on the machine, workers have %d, %s), threshold %s",
            ratio,
            migrated,
            pages,
            byWorkers(observations.workers()),
            max);
    return CROSS_NODE.judged(
        pages, summary, ratio > max ? List.of("cross-node migration ratio " + summary) : List.of());
  }

  /** Over the workers of each cgroup; a migration is a checkpoint on another CPU than the last. */
  static CheckResult betweenCpus(Observations observations, double max) {
    List<String> failures = new ArrayList<>();
    long passes = 0;
    double highest = 0;
    for (var cgroup : observations.loopsByCgroup().entrySet()) {
      long own = sum(cgroup.getValue(), WorkerReport::iterations);
      if (own > 0) {
        long migrations = sum(cgroup.getValue(), worker -> worker.migrations().count());
        double ratio = (double) migrations / own;
        passes += own;
        highest = Math.max(highest, ratio);
        if (ratio > max) {
          failures.add(
              String.format(
                  Locale.ROOT,
                  "cgroup %s: %.4f migrations for each pass (%d migrations, %d passes), above %s",
                  cgroup.getKey(),
                  ratio,
                  migrations,
                  own,
                  max));
        }
      }
    }
    if (passes == 0) {
      return BETWEEN_CPUS.nothing("no worker made a pass of its loop");
    }
    String summary =
        String.format(
            Locale.ROOT, "highest %.4f migrations for each pass, threshold %s", highest, max);
    return BETWEEN_CPUS.judged(passes, summary, failures);
  }

  private static long sum(List<WorkerReport> workers, ToLongFunction<WorkerReport> value) {
    return workers.stream().mapToLong(value).sum();
  }

  /** The kernel counts for each task too, since it began; that says who it was. */
  private static String byWorkers(List<WorkerReport> workers) {
    if (workers.stream().anyMatch(worker -> worker.numaPagesMigrated().isEmpty())) {
      return "of which the kernel does not tell how many moved";
    }
    long own = workers.stream().mapToLong(worker -> worker.numaPagesMigrated().getAsLong()).sum();
    return "of which " + own + " moved since they began";
  }
}
