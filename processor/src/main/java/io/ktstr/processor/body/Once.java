package io.ktstr.processor.body;

import java.util.function.Supplier;

/** A value that is computed when it is first needed; unknown to itself. */
final class Once {

  private final Supplier<Value> computation;
  private boolean begun;
  private Value value = Value.unknown();

  Once(Supplier<Value> computation) {
    this.computation = computation;
  }

  Value get() {
    if (!begun) {
      begun = true;
      value = computation.get();
    }
    return value;
  }
}
