package io.ktstr.adhoc;

import io.ktstr.model.ListFormat;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers on a command line. */
final class Numbers {

  private static final int KIB_SHIFT = 10;
  private static final String UNITS = "KMG";
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ns|us|ms|s)");
  private static final Map<String, ChronoUnit> TIME_UNITS =
      Map.of(
          "ns", ChronoUnit.NANOS,
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS);

  private Numbers() {}

  static int whole(Snippet part) {
    if (!part.text().matches("-?\\d{1,9}")) {
      throw part.isNo("whole number", "digits");
    }
    return Integer.parseInt(part.text());
  }

  /** An id of a node, a CPU or a cache. */
  static int id(Snippet part) {
    int id = part.text().matches("\\d{1,4}") ? Integer.parseInt(part.text()) : -1;
    if (id < 0 || id > ListFormat.MAX_ID) {
      throw part.isNo("id", "a number from 0 to " + ListFormat.MAX_ID);
    }
    return id;
  }

  /** A whole number that may be larger than an int. */
  static long number(Snippet part) {
    if (!part.text().matches("-?\\d{1,18}")) {
      throw part.isNo("whole number", "digits");
    }
    return Long.parseLong(part.text());
  }

  static Set<Integer> ids(Snippet list) {
    return new TreeSet<>(idList(list));
  }

  /** Ids and ranges of ids, separated by slashes, since commas separate the settings. */
  static List<Integer> idList(Snippet list) {
    List<Integer> ids = new ArrayList<>();
    for (Snippet part : list.split('/')) {
      int first = id(part.before('-'));
      int last = part.after('-').map(Numbers::id).orElse(first);
      if (first > last) {
        throw part.isNo("ascending range", last + "-" + first);
      }
      for (int id = first; id <= last; id++) {
        ids.add(id);
      }
    }
    return ids;
  }

  static double fraction(Snippet part) {
    if (!part.text().matches("\\d{1,9}(\\.\\d{1,9})?")) {
      throw part.isNo("fraction", "for example 0.5");
    }
    return Double.parseDouble(part.text());
  }

  /** A whole number of nanoseconds, microseconds, milliseconds or seconds. */
  static Duration time(Snippet part) {
    Matcher time = TIME.matcher(part.text());
    if (!time.matches()) {
      throw part.isNo("time", "for example 500us, 10ms or 1s");
    }
    return Duration.of(Long.parseLong(time.group(1)), TIME_UNITS.get(time.group(2)));
  }

  /** Bytes: a number, with K, M or G behind it for powers of 1024. */
  static long bytes(Snippet part) {
    if (!part.text().matches("\\d{1,9}[" + UNITS + "]?")) {
      throw part.isNo("size", "bytes, or for example 64K, 4M or 1G");
    }
    String text = part.text();
    int unit = UNITS.indexOf(text.charAt(text.length() - 1)) + 1;
    String digits = unit > 0 ? text.substring(0, text.length() - 1) : text;
    return Long.parseLong(digits) << (unit * KIB_SHIFT);
  }
}
