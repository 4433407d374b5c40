package io.ktstr.doctor;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a finding comes to. */
public enum State {
  /** It is there and works. */
  OK("OK"),
  /** It is not there, and nobody has asked for it. */
  NOT_AVAILABLE("N/A"),
  /** It is set or installed and does not work. */
  FAIL("FAIL");

  private final String label;

  State(String label) {
    this.label = label;
  }

  /** As it is printed: {@code OK}, {@code N/A} or {@code FAIL}. */
  @Override
  @JsonValue
  public String toString() {
    return label;
  }
}
