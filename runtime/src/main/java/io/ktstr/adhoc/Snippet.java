package io.ktstr.adhoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of a text, with the place where it stands.
 *
 * @param whole the text
 * @param start index of its first character
 * @param end index after its last one
 */
record Snippet(String whole, int start, int end) {

  static Snippet of(String whole) {
    return new Snippet(whole, 0, whole.length());
  }

  String text() {
    return whole.substring(start, end);
  }

  /** The parts between separators; at least one, which may be empty. */
  List<Snippet> split(char separator) {
    List<Snippet> parts = new ArrayList<>();
    int from = start;
    for (int at = start; at < end; at++) {
      if (whole.charAt(at) == separator) {
        parts.add(new Snippet(whole, from, at));
        from = at + 1;
      }
    }
    parts.add(new Snippet(whole, from, end));
    return parts;
  }

  /** What stands before the first separator: everything if there is none. */
  Snippet before(char separator) {
    return split(separator).get(0);
  }

  /** What stands after the first separator; empty if there is none. */
  Optional<Snippet> after(char separator) {
    int from = before(separator).end + 1;
    return from <= end ? Optional.of(new Snippet(whole, from, end)) : Optional.empty();
  }

  /** What follows the first characters. */
  Snippet from(int count) {
    return new Snippet(whole, start + count, end);
  }

  /** What is built of this part; what it cannot be is told at its place. */
  <T> T build(Supplier<T> builder) {
    try {
      return builder.get();
    } catch (SyntaxException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw failure(e.getMessage());
    }
  }

  /** For example "numa" is no cpuset; write numa0. */
  SyntaxException isNo(String what, String write) {
    return failure("\"" + printable(text()) + "\" is no " + what + "; write " + write);
  }

  /** A failure that shows this part. */
  SyntaxException failure(String message) {
    return new SyntaxException(
        message
            + "\n  "
            + printable(whole)
            + "\n  "
            + " ".repeat(start)
            + "^".repeat(Math.max(1, end - start)));
  }

  /** As long as the text, without anything that a terminal interprets. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
