package io.ktstr.model;

/**
 * Why a value cannot exist, in the three parts of every message of this project.
 *
 * @param fact what is wrong, with the numbers
 * @param reason why that cannot be
 * @param fix what to write instead
 */
public record Defect(String fact, String reason, String fix) {

  /** The three parts, joined by semicolons. */
  @Override
  public String toString() {
    return fact + "; " + reason + "; " + fix;
  }
}
