package io.ktstr.processor.body;

import io.ktstr.annotation.MpolFlag;
import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link io.ktstr.model.MpolFlags}: constants and their unions. */
final class FlagsReader {

  private FlagsReader() {}

  static Part<WrittenList<MpolFlag>> read(Value value) {
    List<Written<MpolFlag>> flags = new ArrayList<>();
    return value instanceof Made made && addAll(value, flags)
        ? Part.of(new WrittenList<>(flags, made.origin()))
        : Part.unknown();
  }

  /** Whether all are known. */
  private static boolean addAll(Value value, List<Written<MpolFlag>> flags) {
    if (!(value instanceof Made made) || !made.is("MpolFlags")) {
      return false;
    }
    return switch (made.member()) {
      case "NONE" -> true;
      case "STATIC_NODES", "RELATIVE_NODES", "NUMA_BALANCING" ->
          flags.add(new Written<>(MpolFlag.valueOf(made.member()), made.origin()));
      case "union" ->
          addAll(made.receiver().orElseGet(Value::unknown), flags)
              && addAll(made.argument(0), flags);
      default -> false;
    };
  }
}
