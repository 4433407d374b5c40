package io.ktstr.processor.validate;

import io.ktstr.model.rule.Bound;
import io.ktstr.model.rule.GauntletRules;
import io.ktstr.processor.read.LimitDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the constraints of a test, each of them fine, leave a machine of the gauntlet. */
final class GauntletCheck {

  private GauntletCheck() {}

  static Report check(List<LimitDeclaration> limits) {
    List<Written<Bound>> bounds =
        limits.stream()
            .flatMap(GauntletCheck::bounds)
            .sorted(Comparator.comparing(Written::origin, Origin::compareInSource))
            .toList();
    return GauntletRules.check(bounds.stream().map(Written::value).toList())
        .violation()
        .map(violation -> Report.of(violation, place(bounds, violation.arguments().get(0))))
        .orElse(Report.clean());
  }

  private static Stream<Written<Bound>> bounds(LimitDeclaration limit) {
    return Stream.concat(bound(limit, false, limit.min()), bound(limit, true, limit.max()));
  }

  private static Stream<Written<Bound>> bound(
      LimitDeclaration limit, boolean upper, Optional<Written<Integer>> value) {
    return value.map(v -> v.map(n -> new Bound(limit.count(), upper, n))).stream();
  }

  private static Origin place(List<Written<Bound>> bounds, Object attribute) {
    return bounds.stream()
        .filter(bound -> bound.value().attribute().equals(attribute))
        .map(Written::origin)
        .findFirst()
        .orElseThrow();
  }
}
