package io.ktstr.api;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What came of the program that a worker ran.
 *
 * @param command the program and its arguments
 * @param pid its process id on the machine under test
 * @param exitStatus its exit status; empty unless it exited by itself
 * @param signal number of the signal that ended it; empty unless one did before it was stopped
 * @param output the last part of what it wrote to standard output and standard error together, a
 *     mebibyte at most
 * @param droppedBytes how much it wrote before that part
 */
public record ProgramReport(
    List<String> command,
    int pid,
    OptionalInt exitStatus,
    OptionalInt signal,
    String output,
    long droppedBytes) {

  private static final int LINE_LENGTH = 500;
  private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}&&[^\\t]]");

  /** Copies the list. */
  public ProgramReport {
    command = List.copyOf(command);
    Objects.requireNonNull(exitStatus, "exitStatus");
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(output, "output");
  }

  /**
   * Whether it did what programs are expected to do: run until it is stopped, or exit with status 0
   * before.
   *
   * @return false for another status and for a signal
   */
  public boolean succeeded() {
    return signal.isEmpty() && exitStatus.orElse(0) == 0;
  }

  /**
   * How it ended.
   *
   * @return for example {@code exited with status 3}
   */
  public String describe() {
    if (signal.isPresent()) {
      return "was killed by signal " + signal.getAsInt();
    }
    return exitStatus.isPresent()
        ? "exited with status " + exitStatus.getAsInt()
        : "ran until it was stopped";
  }

  /**
   * The end of its output, fit to be shown.
   *
   * @param count how many lines at most
   * @return lines without their ends, blank ones at the end left out, long ones cut off, and
   *     characters that a terminal would interpret replaced
   */
  public List<String> lastLines(int count) {
    List<String> lines = output.stripTrailing().lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - count))
        .map(ProgramReport::shown)
        .toList();
  }

  private static String shown(String line) {
    String start = line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "..." : line;
    return UNSHOWN.matcher(start).replaceAll("?");
  }
}
