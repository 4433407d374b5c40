package io.ktstr;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.model.rule.Verdict;

/** The form of every message: {@code [ktstr/CODE] fact; reason; fix}. */
public final class Messages {

  private Messages() {}

  /** Fails unless the message has its code, three parts and nothing left unfilled. */
  public static void assertWellFormed(Verdict.Violation violation) {
    String message = violation.message();
    String prefix = "[ktstr/" + violation.code().id() + "] ";
    assertThat(message).startsWith(prefix).doesNotContainPattern("%(\\d+\\$)?[a-z]");
    assertThat(message)
        .as("nothing is blank where a value belongs")
        .doesNotContainPattern(" [ ,;]|^ | $");
    assertThat(message.substring(prefix.length()).split("; ", -1))
        .hasSize(3)
        .allSatisfy(part -> assertThat(part).isNotBlank());
  }
}
