package io.ktstr.processor.report;

/**
 * One thing that is wrong, at the value that is wrong.
 *
 * @param message {@code [ktstr/CODE] fact; reason; fix}
 * @param origin where
 */
public record Problem(String message, Origin origin) {

  /**
   * The code with which the message begins.
   *
   * @return for example {@code [ktstr/policy-outside-cpuset]}
   */
  String code() {
    return message.substring(0, message.indexOf(']') + 1);
  }
}
