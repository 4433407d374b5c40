package io.ktstr.processor.validate;

import io.ktstr.model.NodeShareSpec;
import io.ktstr.model.Threshold;
import io.ktstr.model.rule.NodeShareRules;
import io.ktstr.model.rule.ThresholdRules;
import io.ktstr.processor.read.NodeShareDeclaration;
import io.ktstr.processor.read.ThresholdDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The checks that one annotation sets, by themselves: each within its range, and none excluded. */
final class LayerCheck {

  private LayerCheck() {}

  static Report check(ThresholdDeclaration layer) {
    Report thresholds = ranges(layer).then(() -> order(layer, Optional.empty()));
    Report shares =
        singles(layer).then(() -> unique(layer)).then(() -> sums(layer, layer.origin()));
    return thresholds.and(shares);
  }

  private static Report ranges(ThresholdDeclaration layer) {
    List<Report> reports = new ArrayList<>();
    layer
        .limits()
        .forEach(
            (threshold, limit) ->
                reports.add(
                    Report.of(ThresholdRules.range(threshold, limit.value()), limit.origin())));
    return Report.all(reports);
  }

  /** At the lower one, unless only the upper one stands in the annotation that is asked for. */
  static Report order(ThresholdDeclaration layer, Optional<ThresholdDeclaration> nearest) {
    Optional<Written<Double>> min = layer.limit(Threshold.MIN_PAGE_LOCALITY);
    Optional<Written<Double>> max = layer.limit(Threshold.MAX_PAGE_LOCALITY);
    boolean upper =
        nearest.isPresent() && nearest.get().limit(Threshold.MIN_PAGE_LOCALITY).isEmpty();
    return (upper ? max : min)
        .map(
            place ->
                Report.of(
                    ThresholdRules.order(
                        Threshold.MIN_PAGE_LOCALITY,
                        number(min),
                        Threshold.MAX_PAGE_LOCALITY,
                        number(max)),
                    place.origin()))
        .orElse(Report.clean());
  }

  private static OptionalDouble number(Optional<Written<Double>> limit) {
    return limit.map(l -> OptionalDouble.of(l.value())).orElse(OptionalDouble.empty());
  }

  private static Report singles(ThresholdDeclaration layer) {
    return Report.all(layer.nodeShares().stream().map(LayerCheck::single).toList());
  }

  private static Report single(NodeShareDeclaration share) {
    Report ranges =
        Report.of(NodeShareRules.range("share", share.share().value()), share.share().origin())
            .and(
                share
                    .tolerance()
                    .map(t -> Report.of(NodeShareRules.range("tolerance", t.value()), t.origin()))
                    .orElse(Report.clean()));
    Origin width = share.tolerance().map(Written::origin).orElse(share.share().origin());
    return ranges.then(() -> Report.of(NodeShareRules.missable(share.spec()), width));
  }

  private static Report unique(ThresholdDeclaration layer) {
    List<NodeShareSpec> earlier = new ArrayList<>();
    List<Report> reports = new ArrayList<>();
    for (NodeShareDeclaration share : layer.nodeShares()) {
      reports.add(Report.of(NodeShareRules.unique(earlier, share.spec()), share.node().origin()));
      earlier.add(share.spec());
    }
    return Report.all(reports);
  }

  /** One problem for each cgroup, and none beside one for every cgroup. */
  static Report sums(ThresholdDeclaration layer, Origin elsewhere) {
    return sum(layer, NodeShareSpec.EVERY_CGROUP, elsewhere)
        .then(
            () ->
                Report.all(
                    cgroups(layer).stream().map(cgroup -> sum(layer, cgroup, elsewhere)).toList()));
  }

  private static Report sum(ThresholdDeclaration layer, String cgroup, Origin elsewhere) {
    return Report.of(
        NodeShareRules.sum(layer.shareSpecs(), cgroup), place(layer, cgroup, elsewhere));
  }

  static List<String> cgroups(ThresholdDeclaration layer) {
    return layer.shareSpecs().stream().map(NodeShareSpec::cgroup).distinct().toList();
  }

  /** The last share of a cgroup, or a place for all that are not written in this annotation. */
  static Origin place(ThresholdDeclaration layer, String cgroup, Origin elsewhere) {
    return layer.nodeShares().stream()
        .filter(share -> share.spec().cgroup().equals(cgroup))
        .map(share -> share.share().origin())
        .filter(origin -> origin.element().equals(elsewhere.element()))
        .reduce((one, next) -> next)
        .orElse(elsewhere);
  }
}
