package io.ktstr.conformance;

import io.ktstr.conformance.Answer.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts cases and collects disagreements by cause. */
final class Tally {

  private static final String NOTHING = "nothing";

  private final Map<String, List<String>> byCause = new TreeMap<>();
  private int cases;

  /** Compares the answers to a case, phase by phase. */
  void add(PolicyCase asked, List<Answer> predicted, List<Answer> observed) {
    cases++;
    for (int phase = 0; phase < predicted.size(); phase++) {
      Optional<Disagreement> found =
          compare(asked, phase, predicted.get(phase), observed.get(phase));
      if (found.isPresent()) {
        byCause
            .computeIfAbsent(found.get().cause(), c -> new ArrayList<>())
            .add(found.get().toString());
        return;
      }
    }
  }

  private static Optional<Disagreement> compare(
      PolicyCase asked, int phase, Answer predicted, Answer observed) {
    for (Aspect aspect : Aspect.values()) {
      String left = predicted.parts().getOrDefault(aspect, NOTHING);
      String right = observed.parts().getOrDefault(aspect, NOTHING);
      if (!left.equals(right)) {
        return Optional.of(new Disagreement(asked, phase, aspect, left, right));
      }
    }
    return Optional.empty();
  }

  ConformanceReport report() {
    return new ConformanceReport(cases, byCause);
  }
}
