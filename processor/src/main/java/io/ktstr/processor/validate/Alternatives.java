package io.ktstr.processor.validate;

import io.ktstr.model.rule.AlternativeRules;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Members of an annotation that exclude each other, and which of them are chosen. */
final class Alternatives {

  private final String annotation;
  private final Origin origin;
  private final List<String> names = new ArrayList<>();
  private final Map<Origin, String> chosen =
      new TreeMap<>(Comparator.comparing(o -> o, Origin::compareInSource));

  Alternatives(String annotation, Origin origin) {
    this.annotation = annotation;
    this.origin = origin;
  }

  /** Adds one alternative, chosen if it has a place. */
  Alternatives with(String name, Optional<Origin> place) {
    names.add(name);
    place.ifPresent(p -> chosen.put(p, name));
    return this;
  }

  Report exactlyOne() {
    return Report.of(
        AlternativeRules.exactlyOne(annotation, names, List.copyOf(chosen.values())),
        superfluous());
  }

  Report atMostOne() {
    return Report.of(
        AlternativeRules.atMostOne(annotation, names, List.copyOf(chosen.values())), superfluous());
  }

  private Origin superfluous() {
    return chosen.keySet().stream().skip(1).findFirst().orElse(origin);
  }
}
