package io.ktstr.junit;

/** This host cannot run the test; the message says what is missing and how to get it. */
final class UnmetRequirement extends Exception {

  private static final long serialVersionUID = 1L;

  UnmetRequirement(String reason) {
    super(reason);
  }
}
