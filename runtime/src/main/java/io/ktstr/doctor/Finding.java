package io.ktstr.doctor;

import io.ktstr.machine.MachineException;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that was found out about this machine.
 *
 * @param area what it belongs to, for example {@code QEMU}
 * @param state what it comes to
 * @param fact what was found, and why
 * @param mend what to do about it; empty where nothing is missing
 */
public record Finding(String area, State state, String fact, Optional<String> mend) {

  /** Checks that nothing is null. */
  public Finding {
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(fact, "fact");
    Objects.requireNonNull(mend, "mend");
  }

  static Finding ok(String area, String fact) {
    return new Finding(area, State.OK, fact, Optional.empty());
  }

  static Finding missing(String area, String fact, String mend) {
    return new Finding(area, State.NOT_AVAILABLE, fact, Optional.of(mend));
  }

  static Finding broken(String area, String fact, String mend) {
    return new Finding(area, State.FAIL, fact, Optional.of(mend));
  }

  /** A failure whose message ends with "; fix", as those of this project do. */
  static Finding of(String area, State state, MachineException failure) {
    String message = failure.getMessage().lines().findFirst().orElse("no reason given");
    int end = message.lastIndexOf("; ");
    return end < 0
        ? new Finding(area, state, message, Optional.empty())
        : new Finding(
            area, state, message.substring(0, end), Optional.of(message.substring(end + 2)));
  }
}
