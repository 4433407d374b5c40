package io.ktstr.conformance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a model did.
 *
 * @param cases number of cases
 * @param byCause disagreements in words, by what they have in common
 */
public record ConformanceReport(int cases, Map<String, List<String>> byCause) {

  /** Copies the lists. */
  public ConformanceReport {
    Map<String, List<String>> copy = new TreeMap<>();
    byCause.forEach((cause, each) -> copy.put(cause, List.copyOf(each)));
    byCause = Collections.unmodifiableMap(copy);
  }

  /**
   * The report on both parts of the work.
   *
   * @param other the other part
   * @return all cases and all disagreements
   */
  public ConformanceReport plus(ConformanceReport other) {
    Map<String, List<String>> both = new TreeMap<>(byCause);
    other.byCause.forEach(
        (cause, each) ->
            both.merge(
                cause, each, (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
    return new ConformanceReport(cases + other.cases, both);
  }

  /**
   * How often model and kernel disagreed.
   *
   * @return 0 to {@link #cases}
   */
  public int disagreements() {
    return byCause.values().stream().mapToInt(List::size).sum();
  }

  /**
   * The disagreements, grouped.
   *
   * @param examples how many of each group are shown
   * @return lines, none if there is no disagreement
   */
  public String text(int examples) {
    StringBuilder text = new StringBuilder();
    byCause.forEach(
        (cause, each) -> {
          text.append(each.size()).append(" x ").append(cause).append('\n');
          each.stream()
              .limit(examples)
              .forEach(example -> text.append("    ").append(example).append('\n'));
        });
    return text.toString();
  }
}
