package io.ktstr.processor.body;

import io.ktstr.annotation.CloneKind;
import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.Written;
import java.util.Optional;

/** Reads a {@link io.ktstr.model.CloneMode}. */
final class CloneModeReader {

  private CloneModeReader() {}

  static Optional<Written<CloneKind>> read(Value value) {
    if (!(value instanceof Made made) || !made.is("CloneMode")) {
      return Optional.empty();
    }
    return switch (made.member()) {
      case "PROCESSES" -> Optional.of(new Written<>(CloneKind.PROCESSES, made.origin()));
      case "THREADS" -> Optional.of(new Written<>(CloneKind.THREADS, made.origin()));
      default -> Optional.empty();
    };
  }
}
