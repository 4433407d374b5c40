package io.ktstr.machine.guest;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of a guest that was booted under KVM.
 *
 * @param works whether it came up
 * @param reason how that was seen, one line
 */
record KvmAnswer(boolean works, String reason) {

  private static final String WORKS = "works: ";
  private static final String FAILS = "fails: ";

  KvmAnswer {
    Objects.requireNonNull(reason, "reason");
  }

  /** The answer as a line that {@link #parse} reads. */
  String text() {
    return (works ? WORKS : FAILS) + reason + "\n";
  }

  /** Reads an answer; empty for a text that is not one, or only the beginning of one. */
  static Optional<KvmAnswer> parse(String text) {
    if (!text.endsWith("\n")) {
      return Optional.empty();
    }
    String line = text.strip();
    if (line.startsWith(WORKS)) {
      return Optional.of(new KvmAnswer(true, line.substring(WORKS.length())));
    }
    return line.startsWith(FAILS)
        ? Optional.of(new KvmAnswer(false, line.substring(FAILS.length())))
        : Optional.empty();
  }
}
