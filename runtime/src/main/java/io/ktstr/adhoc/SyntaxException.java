package io.ktstr.adhoc;

/** A part of a command line cannot be read; the message shows which, with a line of carets. */
public final class SyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  SyntaxException(String message) {
    super(message);
  }
}
