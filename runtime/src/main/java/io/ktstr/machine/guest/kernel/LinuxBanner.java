package io.ktstr.machine.guest.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the text that a kernel prints first, {@code Linux version 6.12.0 (...)}
 * (init/version-timestamp.c).
 */
final class LinuxBanner {

  private static final int CHUNK = 1 << 20;
  private static final String START = "Linux version ";
  private static final Pattern RELEASE =
      Pattern.compile("([0-9][A-Za-z0-9._+~-]{0," + (KernelVersion.MAX_LENGTH - 1) + "}) \\(");

  /** A banner that begins in one chunk ends within this many bytes of the next. */
  private static final int OVERLAP = START.length() + KernelVersion.MAX_LENGTH + 2;

  private LinuxBanner() {}

  /**
   * The release in the first banner of the file.
   *
   * @throws KernelException when there is none
   */
  static KernelVersion version(KernelFile file) {
    for (long offset = 0; offset < file.size(); offset += CHUNK) {
      int length = (int) Math.min(CHUNK + OVERLAP, file.size() - offset);
      byte[] bytes = file.read(offset, length, "text").array();
      Optional<String> release = release(new String(bytes, StandardCharsets.ISO_8859_1));
      if (release.isPresent()) {
        return new KernelVersion(release.get());
      }
    }
    throw file.failure(
        "is no usable kernel",
        "it does not contain the text \"" + START + "\" with a release",
        Advice.NAME_A_KERNEL);
  }

  private static Optional<String> release(String text) {
    Matcher matcher = RELEASE.matcher(text);
    for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
      matcher.region(at + START.length(), text.length());
      if (matcher.lookingAt()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }
}
