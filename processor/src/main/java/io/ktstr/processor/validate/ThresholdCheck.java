package io.ktstr.processor.validate;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.Threshold;
import io.ktstr.model.Topology;
import io.ktstr.model.rule.NodeShareRules;
import io.ktstr.model.rule.ThresholdRules;
import io.ktstr.model.rule.Verdict;
import io.ktstr.processor.read.CgroupDeclaration;
import io.ktstr.processor.read.NodeShareDeclaration;
import io.ktstr.processor.read.TestDeclaration;
import io.ktstr.processor.read.ThresholdDeclaration;
import io.ktstr.processor.read.WorkDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The checks of a test, its own over those of its class: able to be met and missed. What is wrong
 * only for this test is told at its own attribute, or else at its name.
 */
final class ThresholdCheck {

  private final TestDeclaration test;
  private final ThresholdDeclaration checks;
  private final Optional<CpuLayout> machine;
  private final boolean cpusConfined;
  private final boolean pagesConfined;

  /** What a test that builds its own scenario confines is not known here. */
  private ThresholdCheck(TestDeclaration test, Optional<Topology> topology) {
    this.test = test;
    this.checks = test.checks();
    this.machine = topology.map(Topology::layout);
    Optional<WrittenList<CgroupDeclaration>> cgroups = test.cgroups();
    this.cpusConfined = cgroups.map(list -> any(list, c -> c.cpuset().isPresent())).orElse(true);
    this.pagesConfined = cgroups.map(list -> any(list, ThresholdCheck::confinesPages)).orElse(true);
  }

  static Report check(TestDeclaration test, Optional<Topology> topology) {
    ThresholdCheck check = new ThresholdCheck(test, topology);
    Report own = LayerCheck.check(test.thresholds());
    boolean inheritedFine =
        test.inherited().map(layer -> LayerCheck.check(layer).isClean()).orElse(true);
    return own.then(() -> inheritedFine ? check.together() : Report.clean()).and(check.isolation());
  }

  private Report together() {
    return Report.all(locality(), slowTier(), shares());
  }

  private static boolean any(
      WrittenList<CgroupDeclaration> cgroups, Predicate<CgroupDeclaration> condition) {
    return cgroups.values().stream().anyMatch(condition);
  }

  private static boolean confinesPages(CgroupDeclaration cgroup) {
    return cgroup.cpuset().isPresent()
        || cgroup.cpusetMems().isPresent()
        || cgroup.workers().loop().flatMap(WorkDeclaration::nodes).isPresent()
        || cgroup.workers().memPolicy().filter(policy -> policy.local().isEmpty()).isPresent();
  }

  private Report locality() {
    return LayerCheck.order(checks, Optional.of(test.thresholds()))
        .then(
            () ->
                unconfined(Threshold.MIN_PAGE_LOCALITY)
                    .then(() -> unconfined(Threshold.MAX_PAGE_LOCALITY)));
  }

  private Report unconfined(Threshold threshold) {
    return ask(threshold, value -> ThresholdRules.locality(threshold, value, pagesConfined));
  }

  private Report slowTier() {
    return machine
        .map(
            declared ->
                ask(
                    Threshold.MAX_SLOW_TIER_RATIO,
                    value -> ThresholdRules.slowTier(value, declared)))
        .orElse(Report.clean());
  }

  private Report isolation() {
    return checks
        .isolation()
        .filter(Written::value)
        .map(written -> Report.of(ThresholdRules.isolation(cpusConfined), near(written.origin())))
        .orElse(Report.clean());
  }

  private Report ask(Threshold threshold, Function<Double, Verdict> rule) {
    return checks
        .limit(threshold)
        .map(written -> Report.of(rule.apply(written.value()), near(written.origin())))
        .orElse(Report.clean());
  }

  private Report shares() {
    return Report.all(checks.nodeShares().stream().map(this::share).toList())
        .then(() -> LayerCheck.sums(checks, test.origin()))
        .then(this::completeShares);
  }

  private Report share(NodeShareDeclaration share) {
    Report cgroup =
        test.cgroups()
            .map(
                cgroups ->
                    Report.of(
                        NodeShareRules.known(share.spec(), names(cgroups)),
                        near(share.cgroup().map(Written::origin).orElse(share.origin()))))
            .orElse(Report.clean());
    return cgroup.and(
        machine
            .map(m -> Report.of(NodeShareRules.node(share.spec(), m), near(share.node().origin())))
            .orElse(Report.clean()));
  }

  private static List<String> names(WrittenList<CgroupDeclaration> cgroups) {
    return cgroups.values().stream().map(cgroup -> cgroup.name().value()).toList();
  }

  private Report completeShares() {
    return machine
        .map(
            m ->
                Report.all(
                    LayerCheck.cgroups(checks).stream()
                        .map(
                            cgroup ->
                                Report.of(
                                    NodeShareRules.complete(checks.shareSpecs(), cgroup, m),
                                    LayerCheck.place(checks, cgroup, test.origin())))
                        .toList()))
        .orElse(Report.clean());
  }

  /** What stands at the class is not wrong for every test. */
  private Origin near(Origin written) {
    return written.element().equals(test.method()) ? written : test.origin();
  }
}
