package io.ktstr.processor.body;

import io.ktstr.annotation.SchedKind;
import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.SchedulingDeclaration;
import io.ktstr.processor.read.Written;
import java.time.Duration;
import java.util.Optional;

/** Reads a {@link io.ktstr.model.SchedPolicy}. */
final class SchedulingReader {

  private SchedulingReader() {}

  static Part<SchedulingDeclaration> read(Value value) {
    if (!(value instanceof Made made) || !made.is("SchedPolicy")) {
      return Part.unknown();
    }
    return switch (made.member()) {
      case "inherit" -> Part.of(of(made, SchedKind.INHERIT, Optional.empty()));
      case "normal" -> Part.of(of(made, SchedKind.NORMAL, Optional.empty()));
      case "batch" -> Part.of(of(made, SchedKind.BATCH, Optional.empty()));
      case "idle" -> Part.of(of(made, SchedKind.IDLE, Optional.empty()));
      case "fifo" -> realTime(made, SchedKind.FIFO);
      case "roundRobin" -> realTime(made, SchedKind.ROUND_ROBIN);
      case "deadline" -> Part.of(deadline(made));
      case "ext" -> Part.of(of(made, SchedKind.EXT, Optional.empty()));
      default -> Part.unknown();
    };
  }

  private static Part<SchedulingDeclaration> realTime(Made made, SchedKind kind) {
    return Part.of(
        Numbers.integer(made.argument(0)).map(priority -> of(made, kind, Optional.of(priority))));
  }

  private static SchedulingDeclaration of(
      Made made, SchedKind kind, Optional<Written<Integer>> priority) {
    return new SchedulingDeclaration(
        made.origin(),
        Optional.of(new Written<>(kind, made.origin())),
        priority,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Known if each of its times is. */
  private static Optional<SchedulingDeclaration> deadline(Made made) {
    Optional<Written<Duration>> runtime = DurationReader.read(made.argument(0));
    Optional<Written<Duration>> deadline = DurationReader.read(made.argument(1));
    Optional<Written<Duration>> period = DurationReader.read(made.argument(2));
    return runtime.isPresent() && deadline.isPresent() && period.isPresent()
        ? Optional.of(
            new SchedulingDeclaration(
                made.origin(),
                Optional.of(new Written<>(SchedKind.DEADLINE, made.origin())),
                Optional.empty(),
                runtime,
                deadline,
                period))
        : Optional.empty();
  }
}
