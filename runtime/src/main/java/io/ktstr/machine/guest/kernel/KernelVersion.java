package io.ktstr.machine.guest.kernel;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A kernel release as {@code uname -r} shows it, for example {@code 6.12.117+deb12-cloud-amd64}. It
 * comes out of files and is used as a directory name, so its characters are checked.
 *
 * <p>The order is that of releases: runs of digits compare as numbers (6.9 before 6.12), and a
 * release candidate comes before its release.
 *
 * @param text 1 to {@value #MAX_LENGTH} characters of {@code [A-Za-z0-9._+~-]}, the first not a dot
 */
public record KernelVersion(String text) implements Comparable<KernelVersion> {

  /**
   * The longest release that uname(2) can report (__NEW_UTS_LEN in include/uapi/linux/utsname.h).
   */
  public static final int MAX_LENGTH = 64;

  private static final Pattern ALLOWED = Pattern.compile("(?!\\.)[A-Za-z0-9._+~-]+");
  private static final Pattern NUMBER = Pattern.compile("0*([0-9]+)");
  private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

  private static final char BEFORE_END = '\1';
  private static final char END = '\2';
  private static final char NO_DIGITS = '\u1000';

  /**
   * Checks the characters and the length.
   *
   * @throws KernelException naming the text
   */
  public KernelVersion {
    if (!isValid(text)) {
      throw new KernelException(
          "the kernel version \"" + printable(text) + "\" cannot be used",
          "a version is 1 to "
              + MAX_LENGTH
              + " letters, digits or any of . _ + ~ - and does not begin with a dot",
          Advice.NAME_A_KERNEL);
    }
  }

  /** Whether a text can be a version. */
  static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && ALLOWED.matcher(text).matches();
  }

  /**
   * Whether this version is the given one or a more exact form of it: {@code 6.12.117+deb12} begins
   * with {@code 6.12}, but not with {@code 6.1}.
   *
   * @param prefix any text
   * @return whether it is a prefix that ends where a component ends
   */
  public boolean startsWith(String prefix) {
    return text.startsWith(prefix)
        && !prefix.isEmpty()
        && (text.length() == prefix.length()
            || !Character.isLetterOrDigit(text.charAt(prefix.length()))
            || !Character.isLetterOrDigit(prefix.charAt(prefix.length() - 1)));
  }

  @Override
  public int compareTo(KernelVersion other) {
    int order = sortKey().compareTo(other.sortKey());
    return order != 0 ? order : text.compareTo(other.text);
  }

  /**
   * A text whose plain order is the order of versions: a number is preceded by its length, "~"
   * sorts before the end.
   */
  private String sortKey() {
    String marked = text.replace("-rc", "~rc").replace('~', BEFORE_END);
    return NUMBER.matcher(marked).replaceAll(KernelVersion::numberKey) + END;
  }

  private static String numberKey(MatchResult number) {
    String digits = number.group(1);
    return (char) (NO_DIGITS + digits.length()) + digits;
  }

  private static String printable(String text) {
    String shown = UNPRINTABLE.matcher(text).replaceAll("?");
    return shown.length() <= MAX_LENGTH ? shown : shown.substring(0, MAX_LENGTH) + "...";
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
