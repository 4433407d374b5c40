package io.ktstr.model.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The answer of a rule. */
public sealed interface Verdict {

  /** Nothing is wrong. */
  record Ok() implements Verdict {}

  /**
   * Something is wrong.
   *
   * @param code which rule is broken
   * @param arguments what the message is filled with
   */
  record Violation(RuleCode code, List<Object> arguments) implements Verdict {
    /** Copies the arguments. */
    public Violation {
      arguments = List.copyOf(arguments);
    }

    /**
     * The whole message.
     *
     * @return {@code [ktstr/CODE] fact; reason; fix}
     */
    public String message() {
      return "[ktstr/" + code.id() + "] " + String.format(code.message(), arguments.toArray());
    }

    @Override
    public Optional<Violation> violation() {
      return Optional.of(this);
    }
  }

  /**
   * Not to be decided from what is known.
   *
   * @param missing what would have to be known
   */
  record Undecided(String missing) implements Verdict {}

  /**
   * The violation, if this is one.
   *
   * @return empty for {@link Ok} and {@link Undecided}
   */
  default Optional<Violation> violation() {
    return Optional.empty();
  }

  /**
   * This verdict unless it is {@link Ok}; then the next one.
   *
   * @param next the rule to ask after this one
   * @return the first verdict that is not Ok
   */
  default Verdict then(Supplier<Verdict> next) {
    return this instanceof Ok ? next.get() : this;
  }

  /**
   * Nothing is wrong.
   *
   * @return the verdict
   */
  static Verdict ok() {
    return new Ok();
  }

  /**
   * A rule is broken.
   *
   * @param code which one
   * @param arguments what its message is filled with
   * @return the verdict
   */
  static Verdict violation(RuleCode code, Object... arguments) {
    return new Violation(code, Arrays.asList(arguments));
  }

  /**
   * Not to be decided.
   *
   * @param missing what would have to be known
   * @return the verdict
   */
  static Verdict undecided(String missing) {
    return new Undecided(missing);
  }
}
