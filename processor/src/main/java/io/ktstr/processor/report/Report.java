package io.ktstr.processor.report;

import io.ktstr.model.rule.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything that is wrong with some part of the source.
 *
 * @param problems in the order of the source
 */
public record Report(List<Problem> problems) {

  private static final Report CLEAN = new Report(List.of());

  /** Sorts the problems. */
  public Report {
    problems =
        problems.stream()
            .sorted(Comparator.comparing(Problem::origin, Origin::compareInSource))
            .toList();
  }

  /**
   * Nothing is wrong.
   *
   * @return the empty report
   */
  public static Report clean() {
    return CLEAN;
  }

  /**
   * What a rule says about one place.
   *
   * @param verdict the answer of the rule
   * @param origin the place
   * @return one problem for a violation, otherwise none
   */
  public static Report of(Verdict verdict, Origin origin) {
    return verdict
        .violation()
        .map(violation -> new Report(List.of(new Problem(violation.message(), origin))))
        .orElse(CLEAN);
  }

  /**
   * Several reports together.
   *
   * @param reports in any order
   * @return all their problems
   */
  public static Report all(Collection<Report> reports) {
    return new Report(reports.stream().flatMap(report -> report.problems.stream()).toList());
  }

  /**
   * Several reports together.
   *
   * @param reports in any order
   * @return all their problems
   */
  public static Report all(Report... reports) {
    return all(List.of(reports));
  }

  /**
   * Both reports together.
   *
   * @param other another report
   * @return all their problems
   */
  public Report and(Report other) {
    return new Report(Stream.concat(problems.stream(), other.problems.stream()).toList());
  }

  /**
   * This report unless it is clean; then the next one, which makes sense only if nothing is wrong
   * so far.
   *
   * @param next what to look at then
   * @return the first report that is not clean
   */
  public Report then(Supplier<Report> next) {
    return isClean() ? next.get() : this;
  }

  /**
   * Whether nothing is wrong.
   *
   * @return true without problems
   */
  public boolean isClean() {
    return problems.isEmpty();
  }
}
