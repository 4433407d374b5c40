package io.ktstr.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The name that a worker gives itself with PR_SET_NAME, see prctl(2) and /proc/PID/comm. */
public final class CommName {

  /** TASK_COMM_LEN of Linux, less the NUL at the end. */
  private static final int MAX_BYTES = 15;

  private CommName() {}

  /**
   * What makes a name unusable.
   *
   * @param name any text
   * @return the defect, empty for a good name
   */
  public static Optional<Defect> defect(String name) {
    if (name.isEmpty()) {
      return Optional.of(
          new Defect(
              "the comm is empty",
              "a worker without a name cannot be told from others",
              "write 1 to " + MAX_BYTES + " bytes, or leave comm out"));
    }
    if (!isPrintable(name)) {
      return Optional.of(
          new Defect(
              "the comm \"" + Shown.text(name) + "\" has a character that no comm may have",
              "control characters break the lines of /proc, and names with a slash are the kernel's",
              "write letters, digits, '-' or '_'"));
    }
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    return bytes > MAX_BYTES
        ? Optional.of(
            new Defect(
                "the comm \"" + Shown.text(name) + "\" has " + bytes + " bytes in UTF-8",
                "PR_SET_NAME keeps " + MAX_BYTES + " and drops the rest without an error",
                "shorten it"))
        : Optional.empty();
  }

  private static boolean isPrintable(String name) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(name)
        && name.chars().noneMatch(c -> c == '/' || Character.isISOControl(c));
  }
}
