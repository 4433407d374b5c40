package io.ktstr.model;

import java.util.regex.Pattern;

/** How a text of the user's looks in a message. */
final class Shown {

  private static final int MAX_LENGTH = 60;

  private static final Pattern UNSHOWN = Pattern.compile("[^ -~]|;");

  private Shown() {}

  /**
   * Nothing that a terminal interprets, and no semicolon: that separates the parts of a message.
   */
  static String text(String text) {
    String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    return UNSHOWN.matcher(shown).replaceAll("?");
  }
}
