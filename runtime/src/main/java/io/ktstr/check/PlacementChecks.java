package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.ListFormat;
import io.ktstr.model.Threshold;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/** Where the pages of each worker are. A worker without pages is no observation. */
final class PlacementChecks {

  private static final Subject MIN = Subject.of(Threshold.MIN_PAGE_LOCALITY);
  private static final Subject MAX = Subject.of(Threshold.MAX_PAGE_LOCALITY);
  private static final Subject SLOW_TIER = Subject.of(Threshold.MAX_SLOW_TIER_RATIO);

  private PlacementChecks() {}

  static CheckResult minLocality(Observations observations, double min) {
    List<WorkerReport> seen = withExpectation(observations);
    if (seen.isEmpty()) {
      return noExpectation(MIN);
    }
    String lowest = ratio(seen.stream().mapToDouble(PlacementChecks::locality).min().orElse(0));
    return MIN.judged(
        seen.size(),
        "page locality min " + lowest + " over " + extent(seen) + ", threshold " + min,
        localityFailures(seen, share -> share < min, "below " + min));
  }

  static CheckResult maxLocality(Observations observations, double max) {
    List<WorkerReport> seen = withExpectation(observations);
    if (seen.isEmpty()) {
      return noExpectation(MAX);
    }
    String highest = ratio(seen.stream().mapToDouble(PlacementChecks::locality).max().orElse(0));
    return MAX.judged(
        seen.size(),
        "page locality max " + highest + " over " + extent(seen) + ", threshold " + max,
        localityFailures(seen, share -> share > max, "above " + max));
  }

  static CheckResult maxSlowTier(Observations observations, double max) {
    Set<Integer> slow = observations.memoryOnlyNodes();
    if (slow.isEmpty()) {
      return SLOW_TIER.nothing(
          "the machine has no memory-only node, so no page could be on one; declare one with nodes = {@NumaNode(...)}");
    }
    List<WorkerReport> seen = withPages(observations);
    double highest = seen.stream().mapToDouble(worker -> share(worker, slow)).max().orElse(0);
    return SLOW_TIER.judged(
        seen.size(),
        "slow tier max " + ratio(highest) + " over " + extent(seen) + ", threshold " + max,
        failures(
            seen,
            worker -> share(worker, slow),
            share -> share > max,
            worker ->
                "of its pages on the memory-only node "
                    + ListFormat.format(slow)
                    + " ("
                    + worker.pagesOn(slow)
                    + " of "
                    + worker.totalPages()
                    + "), above "
                    + max));
  }

  private static List<String> localityFailures(
      List<WorkerReport> seen, DoublePredicate broken, String verdict) {
    return failures(
        seen,
        PlacementChecks::locality,
        broken,
        worker ->
            "of its pages on node "
                + ListFormat.format(worker.expectedNodes())
                + " ("
                + worker.pagesOn(worker.expectedNodes())
                + " of "
                + worker.totalPages()
                + ", pages by node "
                + worker.pages()
                + "), "
                + verdict);
  }

  private static List<String> failures(
      List<WorkerReport> seen,
      Function<WorkerReport, Double> measure,
      DoublePredicate broken,
      Function<WorkerReport, String> text) {
    return seen.stream()
        .filter(worker -> broken.test(measure.apply(worker)))
        .map(
            worker ->
                worker.label() + " has " + ratio(measure.apply(worker)) + " " + text.apply(worker))
        .toList();
  }

  private static CheckResult noExpectation(Subject subject) {
    return subject.nothing(
        "no worker has both pages and expected nodes; give it a working set and a policy with nodes, or its cgroup a"
            + " cpuset");
  }

  private static List<WorkerReport> withExpectation(Observations observations) {
    return withPages(observations).stream()
        .filter(worker -> !worker.expectedNodes().isEmpty())
        .toList();
  }

  private static List<WorkerReport> withPages(Observations observations) {
    return observations.workers().stream().filter(worker -> worker.totalPages() > 0).toList();
  }

  private static double locality(WorkerReport worker) {
    return share(worker, worker.expectedNodes());
  }

  private static double share(WorkerReport worker, Set<Integer> nodes) {
    return (double) worker.pagesOn(nodes) / worker.totalPages();
  }

  private static String extent(List<WorkerReport> seen) {
    long pages = seen.stream().mapToLong(WorkerReport::totalPages).sum();
    return seen.size() + " workers, " + pages + " pages";
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
