package io.ktstr.model;

import java.util.Collection;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * The kernel's list format for CPU and node sets, such as {@code 0-3,5}: decimal numbers and
 * ranges, separated by commas. See "List format" in cpuset(7).
 */
public final class ListFormat {

  /**
   * The highest id that is accepted: ids beyond it cannot be named to a kernel in one nodemask or
   * CPU mask.
   */
  public static final int MAX_ID = 1023;

  private ListFormat() {}

  /**
   * Prints ids in ascending order, runs of two or more as a range.
   *
   * @param ids ids in any order, duplicates collapse
   * @return for example {@code 0-3,5}; empty text for no ids
   */
  public static String format(Collection<Integer> ids) {
    StringJoiner runs = new StringJoiner(",");
    TreeSet<Integer> left = new TreeSet<>(ids);
    while (!left.isEmpty()) {
      int first = left.pollFirst();
      int last = first;
      while (left.remove(last + 1)) {
        last++;
      }
      runs.add(first == last ? String.valueOf(first) : first + "-" + last);
    }
    return runs.toString();
  }

  /**
   * Reads the list format strictly; surrounding white space, which sysfs and cgroup files end with,
   * is ignored.
   *
   * @param text for example {@code "0-3,5\n"}; blank text is the empty set
   * @return the ids, immutable, in ascending order
   * @throws IllegalArgumentException naming the token that is not a number or an ascending range
   *     within 0 to {@value #MAX_ID}
   */
  public static Set<Integer> parse(String text) {
    TreeSet<Integer> ids = new TreeSet<>();
    String trimmed = text.strip();
    if (!trimmed.isEmpty()) {
      for (String token : trimmed.split(",", -1)) {
        addToken(ids, token, trimmed);
      }
    }
    return Ids.copyOf(ids);
  }

  private static void addToken(Set<Integer> ids, String token, String text) {
    int dash = token.indexOf('-');
    int first = number(dash < 0 ? token : token.substring(0, dash), token, text);
    int last = dash < 0 ? first : number(token.substring(dash + 1), token, text);
    if (first > last) {
      throw malformed(token, text);
    }
    for (int id = first; id <= last; id++) {
      ids.add(id);
    }
  }

  private static int number(String digits, String token, String text) {
    if (digits.isEmpty()
        || digits.length() > 9
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw malformed(token, text);
    }
    int value = Integer.parseInt(digits);
    if (value > MAX_ID) {
      throw malformed(token, text);
    }
    return value;
  }

  private static IllegalArgumentException malformed(String token, String text) {
    return new IllegalArgumentException(
        "\""
            + token
            + "\" in the list \""
            + text
            + "\" is malformed; each item is a number or an ascending range of numbers from 0 to "
            + MAX_ID
            + "; write for example 0-3,5");
  }
}
