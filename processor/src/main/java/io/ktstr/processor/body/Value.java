package io.ktstr.processor.body;

import io.ktstr.processor.report.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an expression amounts to, as far as the source shows it. */
sealed interface Value {

  /** Not to be decided. */
  record Unknown() implements Value {}

  /**
   * A number, text, character or truth value.
   *
   * @param value boxed
   * @param origin the literal or name
   */
  record Constant(Object value, Origin origin) implements Value {
    @Override
    public Value namedAt(Origin use) {
      return new Constant(value, use);
    }
  }

  /**
   * Several values: an array, a list, a set or a stream.
   *
   * @param elements its elements
   * @param origin where it is written
   * @param form what kind of several values it is
   */
  record Items(List<Value> elements, Origin origin, Form form) implements Value {

    /** What can be done with several values. */
    enum Form {
      /** Elements can be replaced, and it stands for single arguments. */
      ARRAY,
      /** Elements can be replaced. */
      CHANGEABLE,
      /** Neither. */
      FIXED
    }

    /** Copies the elements. */
    public Items {
      elements = List.copyOf(elements);
    }

    boolean isArray() {
      return form == Form.ARRAY;
    }

    boolean isChangeable() {
      return form != Form.FIXED;
    }

    @Override
    public Value namedAt(Origin use) {
      return new Items(elements.stream().map(e -> e.namedAt(use)).toList(), use, form);
    }
  }

  /**
   * A value of the model: a constant, the result of a factory, or that of a builder call.
   *
   * @param type simple name of its class
   * @param member name of the constant, factory or builder method
   * @param receiver what a builder method is called on
   * @param arguments what the method is called with
   * @param origin the name of the member
   */
  record Made(
      String type, String member, Optional<Value> receiver, List<Value> arguments, Origin origin)
      implements Value {

    /** What is wrong within these is wrong wherever they are used. */
    private static final Set<String> WHOLE = Set.of("CgroupDef", "Step");

    /** Copies the arguments. */
    public Made {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Value namedAt(Origin use) {
      return WHOLE.contains(type)
          ? this
          : new Made(
              type,
              member,
              receiver.map(value -> value.namedAt(use)),
              arguments.stream().map(argument -> argument.namedAt(use)).toList(),
              use);
    }

    /** An argument; unknown if it is not there, in a source that does not compile. */
    Value argument(int index) {
      return index < arguments.size() ? arguments.get(index) : unknown();
    }

    boolean is(String someType) {
      return type.equals(someType);
    }
  }

  /**
   * The same value, referred to by a name: what is wrong is that it is used there.
   *
   * @param use the name
   * @return the value at that place
   */
  default Value namedAt(Origin use) {
    return this;
  }

  /** Whatever only a run knows. */
  static Value unknown() {
    return new Unknown();
  }
}
