package io.ktstr.processor.body;

import java.util.function.Supplier;

/** How much is done for one body, so that no source can make the compiler slow or overflow. */
final class Effort {

  private static final int MOST = 20_000;
  private static final int DEEPEST = 200;

  private int spent;
  private int depth;

  /** Another body begins. */
  void renew() {
    spent = 0;
    depth = 0;
  }

  boolean isSpent() {
    return spent >= MOST || depth >= DEEPEST;
  }

  Value within(Supplier<Value> evaluation) {
    if (isSpent()) {
      return Value.unknown();
    }
    spent++;
    depth++;
    try {
      return evaluation.get();
    } finally {
      depth--;
    }
  }
}
