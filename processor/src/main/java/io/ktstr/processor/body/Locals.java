package io.ktstr.processor.body;

import io.ktstr.processor.report.Origin;
import java.util.Optional;

/** The local names at one place of a body. Immutable. */
final class Locals {

  /** What a local name stands for. */
  @FunctionalInterface
  interface Local {

    /** Nothing is known of it. */
    Local UNKNOWN = use -> Value.unknown();

    /** Its value, used there. */
    Value at(Origin use);
  }

  /** None. */
  static final Locals NONE = new Locals("", Local.UNKNOWN, Optional.empty());

  private final String name;
  private final Local value;
  private final Optional<Locals> others;

  private Locals(String name, Local value, Optional<Locals> others) {
    this.name = name;
    this.value = value;
    this.others = others;
  }

  /** These and one more, which hides others of its name. */
  Locals with(String another, Local itsValue) {
    return new Locals(another, itsValue, Optional.of(this));
  }

  /** These and one more of which nothing is known. */
  Locals with(String another) {
    return with(another, Local.UNKNOWN);
  }

  /** Empty if there is no such local name. */
  Optional<Local> get(String wanted) {
    for (Locals locals = this; locals.others.isPresent(); locals = locals.others.get()) {
      if (locals.name.equals(wanted)) {
        return Optional.of(locals.value);
      }
    }
    return Optional.empty();
  }
}
