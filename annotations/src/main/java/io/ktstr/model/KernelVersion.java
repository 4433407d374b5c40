package io.ktstr.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Linux. Ordered number by number, so that 6.10 is newer than 6.9.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number, 0 if there is none
 */
public record KernelVersion(int major, int minor, int patch) implements Comparable<KernelVersion> {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");
  private static final Pattern MAJOR_ONLY = Pattern.compile("\\D*(\\d{1,4})\\D*");
  private static final String EXAMPLE = "6.1";

  private static final Comparator<KernelVersion> ORDER =
      Comparator.comparingInt(KernelVersion::major)
          .thenComparingInt(KernelVersion::minor)
          .thenComparingInt(KernelVersion::patch);

  /** Checks that no number is negative. */
  public KernelVersion {
    if (major < 0 || minor < 0 || patch < 0) {
      throw new IllegalArgumentException(
          major + "." + minor + "." + patch + " is not a kernel version");
    }
  }

  /**
   * The first release of a version.
   *
   * @param major first number
   * @param minor second number
   * @return the version
   */
  public static KernelVersion of(int major, int minor) {
    return new KernelVersion(major, minor, 0);
  }

  /**
   * Reads a version strictly.
   *
   * @param text two or three numbers joined by dots
   * @return the version
   * @throws IllegalArgumentException with the {@link #defect} of any other text
   */
  public static KernelVersion parse(String text) {
    Matcher numbers = TEXT.matcher(text);
    if (!numbers.matches()) {
      throw new IllegalArgumentException(defect(text).orElseThrow().toString());
    }
    return of(numbers);
  }

  /**
   * Reads the version that a release name begins with.
   *
   * @param release as {@code uname -r} shows it, for example {@code 6.12.9-arch1-1}
   * @return empty if it begins with anything else
   */
  public static Optional<KernelVersion> ofRelease(String release) {
    Matcher numbers = TEXT.matcher(release);
    return numbers.lookingAt() ? Optional.of(of(numbers)) : Optional.empty();
  }

  private static KernelVersion of(Matcher numbers) {
    String patch = numbers.group(3);
    return new KernelVersion(
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        patch == null ? 0 : Integer.parseInt(patch));
  }

  /**
   * What makes a text no version.
   *
   * @param text any text
   * @return the defect, empty exactly for what {@link #parse} reads
   */
  public static Optional<Defect> defect(String text) {
    return TEXT.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            new Defect(
                "\"" + Shown.text(text) + "\" is not a version of Linux",
                "versions are compared number by number and have two or three of them, joined by"
                    + " dots",
                "write \"" + suggestion(text) + "\""));
  }

  private static String suggestion(String text) {
    Matcher numbers = TEXT.matcher(text);
    if (numbers.find()) {
      return of(numbers).toString();
    }
    Matcher major = MAJOR_ONLY.matcher(text);
    return major.matches() ? Integer.parseInt(major.group(1)) + ".0" : EXAMPLE;
  }

  /**
   * Whether another version is newer.
   *
   * @param other the other version
   * @return true if this one comes before it
   */
  public boolean isOlderThan(KernelVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(KernelVersion other) {
    return ORDER.compare(this, other);
  }

  /** For example {@code 6.9}; the third number is shown unless it is 0. */
  @Override
  public String toString() {
    return major + "." + minor + (patch == 0 ? "" : "." + patch);
  }
}
