package io.ktstr.processor.validate;

import io.ktstr.model.Threshold;
import io.ktstr.model.Topology;
import io.ktstr.model.rule.ThresholdRules;
import io.ktstr.model.rule.Verdict;
import io.ktstr.processor.read.CgroupDeclaration;
import io.ktstr.processor.read.TestDeclaration;
import io.ktstr.processor.read.ThresholdDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Report;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/** Thresholds: each within its range, and able to be met and missed. */
final class ThresholdCheck {

  private final ThresholdDeclaration thresholds;
  private final boolean cpusConfined;
  private final boolean pagesConfined;

  /** What a test that builds its own scenario confines is not known here. */
  private ThresholdCheck(TestDeclaration test) {
    this.thresholds = test.thresholds();
    Optional<WrittenList<CgroupDeclaration>> cgroups = test.cgroups();
    this.cpusConfined = cgroups.map(list -> any(list, c -> c.cpuset().isPresent())).orElse(true);
    this.pagesConfined = cgroups.map(list -> any(list, ThresholdCheck::confinesPages)).orElse(true);
  }

  static Report check(TestDeclaration test, Optional<Topology> topology) {
    ThresholdCheck check = new ThresholdCheck(test);
    return Report.all(
        check.ranges().then(() -> Report.all(check.locality(), check.slowTier(topology))),
        check.isolation());
  }

  private static boolean any(
      WrittenList<CgroupDeclaration> cgroups, Predicate<CgroupDeclaration> condition) {
    return cgroups.values().stream().anyMatch(condition);
  }

  private static boolean confinesPages(CgroupDeclaration cgroup) {
    return cgroup.cpuset().isPresent()
        || cgroup.cpusetMems().isPresent()
        || cgroup.workers().memPolicy().filter(policy -> policy.local().isEmpty()).isPresent();
  }

  private Report ranges() {
    return Report.all(
        thresholds.limits().keySet().stream().map(this::range).toArray(Report[]::new));
  }

  private Report range(Threshold threshold) {
    return ask(threshold, value -> ThresholdRules.range(threshold, value));
  }

  private Report locality() {
    return order()
        .then(
            () ->
                unconfined(Threshold.MIN_PAGE_LOCALITY)
                    .then(() -> unconfined(Threshold.MAX_PAGE_LOCALITY)));
  }

  private Report order() {
    return ask(
        Threshold.MIN_PAGE_LOCALITY,
        min ->
            ThresholdRules.order(
                Threshold.MIN_PAGE_LOCALITY,
                OptionalDouble.of(min),
                Threshold.MAX_PAGE_LOCALITY,
                number(Threshold.MAX_PAGE_LOCALITY)));
  }

  private Report unconfined(Threshold threshold) {
    return ask(threshold, value -> ThresholdRules.locality(threshold, value, pagesConfined));
  }

  private Report slowTier(Optional<Topology> topology) {
    return topology
        .map(
            declared ->
                ask(
                    Threshold.MAX_SLOW_TIER_RATIO,
                    value -> ThresholdRules.slowTier(value, declared.layout())))
        .orElse(Report.clean());
  }

  private Report isolation() {
    return thresholds
        .isolation()
        .filter(Written::value)
        .map(written -> Report.of(ThresholdRules.isolation(cpusConfined), written.origin()))
        .orElse(Report.clean());
  }

  private Report ask(Threshold threshold, Function<Double, Verdict> rule) {
    return thresholds
        .limit(threshold)
        .map(written -> Report.of(rule.apply(written.value()), written.origin()))
        .orElse(Report.clean());
  }

  private OptionalDouble number(Threshold threshold) {
    return thresholds
        .limit(threshold)
        .map(written -> OptionalDouble.of(written.value()))
        .orElse(OptionalDouble.empty());
  }
}
