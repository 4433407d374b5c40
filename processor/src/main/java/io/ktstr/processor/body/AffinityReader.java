package io.ktstr.processor.body;

import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.AffinityDeclaration;
import io.ktstr.processor.read.Written;
import java.util.Optional;

/** Reads an {@link io.ktstr.model.Affinity}. */
final class AffinityReader {

  private AffinityReader() {}

  static Part<AffinityDeclaration> read(Value value) {
    if (!(value instanceof Made made) || !made.is("Affinity")) {
      return Part.unknown();
    }
    return switch (made.member()) {
      case "inherit", "singleCpu", "llcAligned", "crossCgroup" -> Part.of(symbolic(made));
      case "exact" ->
          Part.of(
              Numbers.ids(made.arguments(), made.origin())
                  .map(
                      cpus ->
                          new AffinityDeclaration(
                              made.origin(),
                              Optional.of(cpus),
                              Optional.empty(),
                              Optional.empty(),
                              Optional.empty())));
      default -> Part.unknown();
    };
  }

  private static AffinityDeclaration symbolic(Made made) {
    return new AffinityDeclaration(
        made.origin(),
        Optional.empty(),
        chosen(made, "singleCpu"),
        chosen(made, "llcAligned"),
        chosen(made, "crossCgroup"));
  }

  private static Optional<Written<Boolean>> chosen(Made made, String member) {
    return made.member().equals(member)
        ? Optional.of(new Written<>(true, made.origin()))
        : Optional.empty();
  }
}
