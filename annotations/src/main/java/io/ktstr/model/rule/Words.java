package io.ktstr.model.rule;

/** Numbers in words. */
final class Words {

  private Words() {}

  /** For example {@code 1 node}, {@code 2 nodes}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
