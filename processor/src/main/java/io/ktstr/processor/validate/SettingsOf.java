package io.ktstr.processor.validate;

import io.ktstr.model.KernelVersion;
import io.ktstr.model.Topology;
import io.ktstr.processor.plan.Settings;
import io.ktstr.processor.plan.Share;
import io.ktstr.processor.read.LimitDeclaration;
import io.ktstr.processor.read.NodeShareDeclaration;
import io.ktstr.processor.read.TestDeclaration;
import io.ktstr.processor.read.ThresholdDeclaration;
import io.ktstr.processor.read.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The settings of a test with which nothing is wrong. */
final class SettingsOf {

  private static final double MILLIS = 1000.0;

  private SettingsOf() {}

  static Settings declaration(
      TestDeclaration test, Topology topology, Optional<KernelVersion> minKernel) {
    return new Settings(
        topology,
        number(test.machine().memoryMb()),
        constraints(test.limits()),
        test.run()
            .durationS()
            .map(d -> OptionalLong.of(millis(d.value())))
            .orElse(OptionalLong.empty()),
        number(test.run().workersPerCgroup()),
        minKernel,
        isTrue(test.run().hostOnly()),
        isTrue(test.run().expectErr()),
        checks(test.checks()),
        test.checks().nodeShares().stream().map(SettingsOf::share).toList());
  }

  /** A duration above 0 stays above 0. */
  private static long millis(double seconds) {
    return (long) Math.ceil(seconds * MILLIS);
  }

  private static Map<String, Object> constraints(List<LimitDeclaration> limits) {
    Map<String, Object> constraints = new LinkedHashMap<>();
    for (LimitDeclaration limit : limits) {
      put(constraints, "min" + limit.count().suffix(), limit.min());
      put(constraints, "max" + limit.count().suffix(), limit.max());
    }
    return constraints;
  }

  private static Map<String, Object> checks(ThresholdDeclaration thresholds) {
    Map<String, Object> checks = new LinkedHashMap<>();
    put(checks, "notStarved", thresholds.notStarved());
    put(checks, "isolation", thresholds.isolation());
    thresholds
        .limits()
        .forEach((threshold, limit) -> checks.put(threshold.attribute(), limit.value()));
    return checks;
  }

  private static Share share(NodeShareDeclaration share) {
    return new Share(
        share.spec().cgroup(),
        share.node().value(),
        share.share().value(),
        share
            .tolerance()
            .map(tolerance -> OptionalDouble.of(tolerance.value()))
            .orElse(OptionalDouble.empty()));
  }

  private static void put(
      Map<String, Object> settings, String name, Optional<? extends Written<?>> written) {
    written.ifPresent(w -> settings.put(name, w.value()));
  }

  private static OptionalInt number(Optional<Written<Integer>> written) {
    return written.map(w -> OptionalInt.of(w.value())).orElse(OptionalInt.empty());
  }

  private static boolean isTrue(Optional<Written<Boolean>> written) {
    return written.map(Written::value).orElse(false);
  }
}
