package io.ktstr.processor.validate;

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

/** Thresholds: each within its range, and able to be met and missed. */
final class ThresholdCheck {

  private static final String MIN_LOCALITY = "minPageLocality";
  private static final String MAX_LOCALITY = "maxPageLocality";
  private static final String MIGRATION = "maxCrossNodeMigrationRatio";
  private static final String SLOW_TIER = "maxSlowTierRatio";

  private final ThresholdDeclaration thresholds;
  private final boolean confined;

  private ThresholdCheck(TestDeclaration test) {
    this.thresholds = test.thresholds();
    this.confined = test.cgroups().map(ThresholdCheck::confined).orElse(true);
  }

  static Report check(TestDeclaration test, Optional<Topology> topology) {
    ThresholdCheck check = new ThresholdCheck(test);
    return Report.all(check.locality(), check.migration(), check.slowTier(topology));
  }

  /** What a test that builds its own scenario confines is not known here. */
  private static boolean confined(WrittenList<CgroupDeclaration> cgroups) {
    return cgroups.values().stream().anyMatch(ThresholdCheck::confined);
  }

  private static boolean confined(CgroupDeclaration cgroup) {
    return cgroup.cpuset().isPresent()
        || cgroup.cpusetMems().isPresent()
        || cgroup.workers().memPolicy().filter(policy -> policy.local().isEmpty()).isPresent();
  }

  private Report locality() {
    Report ranges =
        share(MIN_LOCALITY, thresholds.minPageLocality())
            .and(share(MAX_LOCALITY, thresholds.maxPageLocality()));
    return ranges
        .then(this::order)
        .then(
            () ->
                unconfined(MIN_LOCALITY, thresholds.minPageLocality())
                    .then(() -> unconfined(MAX_LOCALITY, thresholds.maxPageLocality())));
  }

  private Report order() {
    Optional<Written<Double>> min = thresholds.minPageLocality();
    return ask(
        min,
        ignored ->
            ThresholdRules.order(
                MIN_LOCALITY, number(min), MAX_LOCALITY, number(thresholds.maxPageLocality())));
  }

  private Report unconfined(String name, Optional<Written<Double>> threshold) {
    return ask(threshold, value -> ThresholdRules.locality(name, value, confined));
  }

  private Report migration() {
    return ask(
        thresholds.maxCrossNodeMigrationRatio(), value -> ThresholdRules.ratio(MIGRATION, value));
  }

  private Report slowTier(Optional<Topology> topology) {
    return share(SLOW_TIER, thresholds.maxSlowTierRatio())
        .then(() -> topology.map(this::slowTier).orElse(Report.clean()));
  }

  private Report slowTier(Topology topology) {
    return ask(
        thresholds.maxSlowTierRatio(),
        value -> ThresholdRules.slowTier(SLOW_TIER, value, topology.layout()));
  }

  private static Report share(String name, Optional<Written<Double>> threshold) {
    return ask(threshold, value -> ThresholdRules.share(name, value));
  }

  private static Report ask(Optional<Written<Double>> threshold, Function<Double, Verdict> rule) {
    return threshold.map(t -> Report.of(rule.apply(t.value()), t.origin())).orElse(Report.clean());
  }

  private static OptionalDouble number(Optional<Written<Double>> threshold) {
    return threshold.map(t -> OptionalDouble.of(t.value())).orElse(OptionalDouble.empty());
  }
}
