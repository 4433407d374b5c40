package io.ktstr.processor.validate;

import io.ktstr.model.Topology;
import io.ktstr.model.rule.TopologyRules;
import io.ktstr.model.rule.Verdict;
import io.ktstr.processor.read.LimitDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Constraints on machines: each pair in itself, and the declared machine within it. */
final class LimitCheck {

  private LimitCheck() {}

  static Report check(List<LimitDeclaration> limits, Optional<Topology> topology) {
    return Report.all(limits.stream().map(limit -> check(limit, topology)).toList());
  }

  private static Report check(LimitDeclaration limit, Optional<Topology> topology) {
    int declared = topology.map(limit.count()::of).orElse(inside(limit));
    Verdict verdict =
        TopologyRules.constraint(
            limit.count().suffix(), number(limit.min()), number(limit.max()), declared);
    return verdict.violation().map(v -> Report.of(v, place(v, limit))).orElse(Report.clean());
  }

  /** The first argument of each of these violations is the attribute that is wrong. */
  private static Origin place(Verdict.Violation violation, LimitDeclaration limit) {
    boolean upper = violation.arguments().get(0).equals("max" + limit.count().suffix());
    return (upper ? limit.max() : limit.min()).orElseThrow().origin();
  }

  /** A count that both limits allow, for a machine that is not known. */
  private static int inside(LimitDeclaration limit) {
    return limit.min().or(limit::max).map(Written::value).orElse(1);
  }

  private static OptionalInt number(Optional<Written<Integer>> limit) {
    return limit.map(l -> OptionalInt.of(l.value())).orElse(OptionalInt.empty());
  }
}
