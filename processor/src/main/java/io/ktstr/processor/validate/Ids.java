package io.ktstr.processor.validate;

import io.ktstr.model.rule.Verdict;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Arrays of CPU or node ids: every id on its own, and which one is to blame for what is wrong with
 * all.
 */
final class Ids {

  private Ids() {}

  static Report check(WrittenList<Integer> ids, IntFunction<Verdict> rule) {
    return Report.all(
        ids.elements().stream().map(id -> Report.of(rule.apply(id.value()), id.origin())).toList());
  }

  /** The first id that is wrong even alone; the array if none is. */
  static Origin firstOf(WrittenList<Integer> ids, IntPredicate wrong) {
    return ids.elements().stream()
        .filter(id -> wrong.test(id.value()))
        .map(Written::origin)
        .findFirst()
        .orElse(ids.origin());
  }
}
