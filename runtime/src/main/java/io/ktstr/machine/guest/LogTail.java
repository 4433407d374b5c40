package io.ktstr.machine.guest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The end of a log that another process writes. */
final class LogTail {

  private static final int MAX_BYTES = 64 << 10;
  private static final int MAX_LINES = 30;
  private static final String PANIC = "Kernel panic";

  private final List<String> lines;

  private LogTail(List<String> lines) {
    this.lines = lines;
  }

  /** Reads what is there now; a log that is not there yet is empty. */
  static LogTail of(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - MAX_BYTES);
      file.seek(start);
      byte[] bytes = new byte[(int) (file.length() - start)];
      file.readFully(bytes);
      return new LogTail(printable(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return new LogTail(List.of());
    }
  }

  /**
   * A guest can print anything; control characters must not reach the terminal of whoever reads the
   * failure.
   */
  private static List<String> printable(String text) {
    return text.lines()
        .map(line -> line.replaceAll("\\p{Cntrl}", " ").stripTrailing())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The line in which the kernel says why it gave up. */
  Optional<String> panic() {
    return lines.stream().filter(line -> line.contains(PANIC)).findFirst();
  }

  Optional<String> lastLine() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The last lines, indented, under a heading. */
  String under(String heading) {
    if (lines.isEmpty()) {
      return "\n" + heading + ": empty";
    }
    return lines.stream()
        .skip(Math.max(0, lines.size() - MAX_LINES))
        .map(line -> "\n    " + line)
        .collect(Collectors.joining("", "\n" + heading + ":", ""));
  }
}
