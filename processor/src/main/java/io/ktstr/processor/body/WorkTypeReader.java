package io.ktstr.processor.body;

import io.ktstr.annotation.WorkKind;
import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.Written;

/** Reads a {@link io.ktstr.model.WorkType}. */
final class WorkTypeReader {

  private WorkTypeReader() {}

  static Part<Written<WorkKind>> read(Value value) {
    if (!(value instanceof Made made) || !made.is("WorkType")) {
      return Part.unknown();
    }
    return switch (made.member()) {
      case "cpuSpin" -> Part.of(new Written<>(WorkKind.CPU_SPIN, made.origin()));
      case "yieldHeavy" -> Part.of(new Written<>(WorkKind.YIELD_HEAVY, made.origin()));
      case "memTouch" -> Part.of(new Written<>(WorkKind.MEM_TOUCH, made.origin()));
      case "futexPingPong" -> Part.of(new Written<>(WorkKind.FUTEX_PING_PONG, made.origin()));
      default -> Part.unknown();
    };
  }
}
