package io.ktstr.processor.read;

import io.ktstr.model.Phase;
import java.util.Optional;

/**
 * What is said about one phase of a sequence.
 *
 * @param kind what a worker does in it
 * @param millis its length in milliseconds; empty if only a run knows it
 */
public record PhaseDeclaration(Phase.Kind kind, Optional<Written<Double>> millis) {

  static PhaseDeclaration read(Members phase) {
    return new PhaseDeclaration(
        phase.constant("kind").map(kind -> Phase.Kind.valueOf(kind.value())).orElseThrow(),
        phase.one("ms", Double.class));
  }
}
