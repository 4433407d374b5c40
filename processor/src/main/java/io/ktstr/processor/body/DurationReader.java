package io.ktstr.processor.body;

import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.Written;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads a {@link Duration} that a factory makes of one number. */
final class DurationReader {

  private DurationReader() {}

  /** At the number, or else at the constant. */
  static Optional<Written<Duration>> read(Value value) {
    if (!(value instanceof Made made) || !made.is("Duration")) {
      return Optional.empty();
    }
    return switch (made.member()) {
      case "ZERO" -> Optional.of(new Written<>(Duration.ZERO, made.origin()));
      case "ofNanos" -> of(made, ChronoUnit.NANOS);
      case "ofMillis" -> of(made, ChronoUnit.MILLIS);
      case "ofSeconds" -> of(made, ChronoUnit.SECONDS);
      case "ofMinutes" -> of(made, ChronoUnit.MINUTES);
      case "ofHours" -> of(made, ChronoUnit.HOURS);
      case "ofDays" -> of(made, ChronoUnit.DAYS);
      default -> Optional.empty();
    };
  }

  private static Optional<Written<Duration>> of(Made made, ChronoUnit unit) {
    return made.arguments().size() == 1
        ? Numbers.size(made.argument(0)).flatMap(number -> of(number, unit))
        : Optional.empty();
  }

  private static Optional<Written<Duration>> of(Written<Long> number, ChronoUnit unit) {
    try {
      return Optional.of(number.map(amount -> Duration.of(amount, unit)));
    } catch (ArithmeticException e) {
      return Optional.empty(); // the factory throws it too
    }
  }
}
