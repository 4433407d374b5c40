package io.ktstr.processor.read;

import io.ktstr.model.MachineCount;
import java.util.Optional;

/**
 * A pair of constraints such as {@code minLlcs} and {@code maxLlcs}.
 *
 * @param count what is limited
 * @param min lower limit
 * @param max upper limit
 */
public record LimitDeclaration(
    MachineCount count, Optional<Written<Integer>> min, Optional<Written<Integer>> max) {

  static LimitDeclaration read(Members test, MachineCount count) {
    return new LimitDeclaration(
        count,
        test.one("min" + count.suffix(), Integer.class),
        test.one("max" + count.suffix(), Integer.class));
  }
}
