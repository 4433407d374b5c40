package io.ktstr.processor.read;

import java.util.Optional;

/**
 * A pair of constraints such as {@code minLlcs} and {@code maxLlcs}.
 *
 * @param what what is counted, as in the names of the attributes
 * @param min lower limit
 * @param max upper limit
 */
public record LimitDeclaration(
    String what, Optional<Written<Integer>> min, Optional<Written<Integer>> max) {

  static LimitDeclaration read(Members test, String what) {
    return new LimitDeclaration(
        what, test.one("min" + what, Integer.class), test.one("max" + what, Integer.class));
  }
}
