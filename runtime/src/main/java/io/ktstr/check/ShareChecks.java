package io.ktstr.check;

import io.ktstr.api.CheckResult;
import io.ktstr.api.CheckResult.Kind;
import io.ktstr.api.WorkerReport;
import io.ktstr.model.NodeShareSpec;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How the pages of each worker are spread over the nodes. A worker without pages is none. */
final class ShareChecks {

  /** What decimal fractions lose as binary ones. */
  private static final double ROUNDING = 1e-9;

  private ShareChecks() {}

  /** Shares of cgroups that another step has are judged there. */
  static List<CheckResult> nodeShares(List<NodeShareSpec> shares, Observations observations) {
    Set<String> cgroups = observations.byCgroup().keySet();
    return shares.stream()
        .filter(share -> share.everyCgroup() || cgroups.contains(share.cgroup()))
        .map(share -> nodeShare(share, shares, observations))
        .toList();
  }

  private static CheckResult nodeShare(
      NodeShareSpec share, List<NodeShareSpec> all, Observations observations) {
    Subject subject = Subject.ofWorkers(name(share), Kind.PAGE_LOCALITY);
    List<WorkerReport> seen =
        observations.workers().stream()
            .filter(worker -> NodeShareSpec.of(all, worker.cgroup()).contains(share))
            .filter(worker -> worker.totalPages() > 0)
            .toList();
    if (seen.isEmpty()) {
      return subject.nothing(
          "no worker that it is about has pages; give the workers a working set");
    }
    List<String> failures =
        seen.stream()
            .filter(worker -> misses(share, shareOf(worker, share.node())))
            .map(worker -> failure(worker, share))
            .toList();
    return subject.judged(seen.size(), summary(share, seen), failures);
  }

  private static boolean misses(NodeShareSpec share, double seen) {
    return Math.abs(seen - share.share()) > share.tolerance() + ROUNDING;
  }

  private static double shareOf(WorkerReport worker, int node) {
    return (double) worker.pagesOn(Set.of(node)) / worker.totalPages();
  }

  private static String name(NodeShareSpec share) {
    return share.everyCgroup()
        ? "nodeShare(" + share.node() + ")"
        : "nodeShare(" + share.cgroup() + ", " + share.node() + ")";
  }

  private static String summary(NodeShareSpec share, List<WorkerReport> seen) {
    DoubleSummaryStatistics shares =
        seen.stream()
            .collect(Collectors.summarizingDouble(worker -> shareOf(worker, share.node())));
    return String.format(
        Locale.ROOT,
        "%.4f to %.4f of the pages on node %d over %d workers, %d pages, expected %s within %s",
        shares.getMin(),
        shares.getMax(),
        share.node(),
        seen.size(),
        seen.stream().mapToLong(WorkerReport::totalPages).sum(),
        share.share(),
        share.tolerance());
  }

  private static String failure(WorkerReport worker, NodeShareSpec share) {
    return String.format(
        Locale.ROOT,
        "%s has %.4f of its pages on node %d (%d of %d, pages by node %s), expected %s within %s",
        worker.label(),
        shareOf(worker, share.node()),
        share.node(),
        worker.pagesOn(Set.of(share.node())),
        worker.totalPages(),
        worker.pages(),
        share.share(),
        share.tolerance());
  }
}
