package io.ktstr.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page of one code in docs/diagnostics. A block {@code java wrong} is a program with exactly
 * one error, and the block {@code text} after it is the message; a block {@code java right} is
 * accepted.
 */
record DiagnosticsPage(Path file, String text) {

  static final Path FOLDER = Path.of("../docs/diagnostics");

  private static final String INDEX = "README.md";
  private static final Pattern WRONG =
      Pattern.compile("```java wrong\n(.*?)```\n+```text\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern RIGHT = Pattern.compile("```java right\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern FENCE = Pattern.compile("(?m)^```\\w");
  private static final Pattern BREAK = Pattern.compile("(.{1,100})(?: |$)");

  /** A program that is refused, and how. */
  record Wrong(String source, String message) {}

  static List<DiagnosticsPage> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> pages = files.filter(file -> !file.endsWith(INDEX)).sorted().toList();
      return pages.stream().map(DiagnosticsPage::read).toList();
    }
  }

  private static DiagnosticsPage read(Path file) {
    try {
      return new DiagnosticsPage(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String index() throws IOException {
    return Files.readString(FOLDER.resolve(INDEX));
  }

  String code() {
    return file.getFileName().toString().replace(".md", "");
  }

  List<Wrong> wrong() {
    return WRONG
        .matcher(text)
        .results()
        .map(r -> new Wrong(r.group(1), words(r.group(2))))
        .toList();
  }

  List<String> right() {
    return RIGHT.matcher(text).results().map(r -> r.group(1)).toList();
  }

  /** How many blocks there are of any kind. */
  long blocks() {
    return FENCE.matcher(text).results().count();
  }

  /** The text with these messages in the place of those that it has. */
  String with(List<String> messages) {
    Iterator<String> next = messages.iterator();
    return WRONG
        .matcher(text)
        .replaceAll(
            wrong ->
                Matcher.quoteReplacement(
                    "```java wrong\n"
                        + wrong.group(1)
                        + "```\n\n```text\n"
                        + lines(next.next())
                        + "```\n"));
  }

  private static String lines(String message) {
    return BREAK.matcher(message).replaceAll("$1\n");
  }

  /** Line breaks do not count. */
  private static String words(String message) {
    return message.strip().replaceAll("\\s+", " ");
  }
}
