package io.ktstr.telemetry;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes one line of numa_maps apart. */
final class NumaMapLine {

  /** No sign, and so few digits that a sum or a product of two does not overflow. */
  private static final String NUMBER = "\\d{1,15}";

  private final String line;
  private final SortedMap<Integer, Long> pages = new TreeMap<>();
  private boolean fileBacked;
  private OptionalLong anonymous = OptionalLong.empty();
  private OptionalLong pageSizeBytes = OptionalLong.empty();

  NumaMapLine(String line) {
    this.line = line;
  }

  NumaMap parse() {
    String[] tokens = line.strip().split(" +", 3);
    if (tokens.length < 2) {
      throw malformed(line);
    }
    long address = address(tokens[0]);
    String rest = tokens.length == 3 ? tokens[2] : "";
    String policy = tokens[1];
    // "weighted interleave:0-1" and "prefer (many):0-1" hold a space: the policy ends at the token
    // with a colon
    int end = policyEnd(policy, rest);
    if (end > 0) {
      policy = policy + " " + rest.substring(0, end);
      rest = rest.substring(end);
    }
    for (String token : rest.strip().split(" +", -1)) {
      read(token);
    }
    return new NumaMap(address, policy, fileBacked, anonymous, pageSizeBytes, pages);
  }

  private static int policyEnd(String policy, String rest) {
    boolean twoWords = policy.equals("weighted") || policy.equals("prefer");
    int space = rest.indexOf(' ');
    return twoWords ? (space < 0 ? rest.length() : space) : 0;
  }

  private long address(String token) {
    try {
      return Long.parseUnsignedLong(token, 16);
    } catch (NumberFormatException e) {
      throw malformed(token);
    }
  }

  private void read(String token) {
    int equals = token.indexOf('=');
    if (equals < 0) {
      return; // marks such as "stack" and "huge"
    }
    String key = token.substring(0, equals);
    String value = token.substring(equals + 1);
    if (key.equals("file")) {
      fileBacked = true;
    } else if (key.equals("anon")) {
      anonymous = OptionalLong.of(number(value, token));
    } else if (key.equals("kernelpagesize_kB")) {
      pageSizeBytes = OptionalLong.of(number(value, token) * 1024);
    } else if (key.matches("N\\d{1,9}")) {
      pages.merge((int) number(key.substring(1), token), number(value, token), Long::sum);
    }
  }

  private long number(String digits, String token) {
    if (!digits.matches(NUMBER)) {
      throw malformed(token);
    }
    return Long.parseLong(digits);
  }

  private IllegalArgumentException malformed(String token) {
    return new IllegalArgumentException(
        "\""
            + token
            + "\" in the numa_maps line \""
            + line
            + "\" does not have the form of proc_pid_numa_maps(5); the"
            + " kernel prints something new; please report it with the kernel's version");
  }
}
