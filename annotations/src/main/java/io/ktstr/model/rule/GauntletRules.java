package io.ktstr.model.rule;

import io.ktstr.model.TopologyPreset;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the limits that a test sets leave any machine of the gauntlet. */
public final class GauntletRules {

  private GauntletRules() {}

  /**
   * The presets on which a test makes sense.
   *
   * @param bounds every limit that is written; what is not written is no limit
   * @return in the order of {@link TopologyPreset#all()}
   */
  public static List<TopologyPreset> accepted(List<Bound> bounds) {
    return TopologyPreset.all().stream()
        .filter(preset -> bounds.stream().allMatch(bound -> bound.admits(preset.topology())))
        .toList();
  }

  /**
   * Judges all limits together. The first argument of a violation is the attribute to blame.
   *
   * @param bounds every limit that is written, in the order of the source, with no minimum above
   *     its maximum
   * @return a violation if no preset is left
   */
  public static Verdict check(List<Bound> bounds) {
    for (int i = 0; i < bounds.size(); i++) {
      if (accepted(bounds.subList(0, i + 1)).isEmpty()) {
        return blame(bounds.get(i), bounds.subList(0, i));
      }
    }
    return Verdict.ok();
  }

  private static Verdict blame(Bound bound, List<Bound> before) {
    IntSummaryStatistics counts =
        accepted(before).stream()
            .mapToInt(preset -> bound.count().of(preset.topology()))
            .summaryStatistics();
    int nearest = bound.upper() ? counts.getMin() : counts.getMax();
    return Verdict.violation(
        RuleCode.GAUNTLET_EMPTY,
        bound.attribute(),
        bound.value(),
        presets(before),
        range(counts, bound.count().noun()),
        nearest,
        bound.upper() ? "more" : "less");
  }

  private static String range(IntSummaryStatistics counts, String noun) {
    return counts.getMin() == counts.getMax()
        ? Words.count(counts.getMin(), noun)
        : counts.getMin() + " to " + Words.count(counts.getMax(), noun);
  }

  private static String presets(List<Bound> before) {
    return before.isEmpty()
        ? "its presets"
        : "its presets with "
            + before.stream().map(Bound::toString).collect(Collectors.joining(" and "));
  }
}
