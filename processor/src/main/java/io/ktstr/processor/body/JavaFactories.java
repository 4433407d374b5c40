package io.ktstr.processor.body;

import io.ktstr.processor.body.Value.Constant;
import io.ktstr.processor.body.Value.Items;
import io.ktstr.processor.report.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Factories of the Java library for several values. */
final class JavaFactories {

  /** Longer ones are no list of nodes or CPUs that a person wrote. */
  private static final int LONGEST = 4096;

  private JavaFactories() {}

  static Value list(List<Value> arguments, Origin origin) {
    return new Items(spread(arguments), origin, Items.Form.FIXED);
  }

  /** Its elements can be replaced. */
  static Value arrayAsList(List<Value> arguments, Origin origin) {
    return new Items(spread(arguments), origin, Items.Form.CHANGEABLE);
  }

  /** A set with the same element twice is an exception of the Java library, not of this one. */
  static Value set(List<Value> arguments, Origin origin) {
    Set<Object> seen = new HashSet<>();
    List<Value> elements = spread(arguments);
    boolean different =
        elements.stream().allMatch(e -> e instanceof Constant c && seen.add(c.value()));
    return different ? new Items(elements, origin, Items.Form.FIXED) : Value.unknown();
  }

  static Value stream(String method, List<Value> arguments, Origin origin) {
    return switch (method) {
      case "of" -> list(arguments, origin);
      case "empty" -> new Items(List.of(), origin, Items.Form.FIXED);
      case "range" -> range(arguments, IntStream::range, origin);
      case "rangeClosed" -> range(arguments, IntStream::rangeClosed, origin);
      default -> Value.unknown();
    };
  }

  /** Each element stands where the range ends. */
  private static Value range(
      List<Value> arguments, BiFunction<Integer, Integer, IntStream> range, Origin origin) {
    if (arguments.size() == 2
        && arguments.get(0) instanceof Constant first
        && arguments.get(1) instanceof Constant last
        && first.value() instanceof Integer from
        && last.value() instanceof Integer to
        && (long) to - from < LONGEST) {
      return new Items(
          range.apply(from, to).<Value>mapToObj(i -> new Constant(i, last.origin())).toList(),
          origin,
          Items.Form.FIXED);
    }
    return Value.unknown();
  }

  /** A single array is what the method gets instead of single arguments. */
  static List<Value> spread(List<Value> arguments) {
    return arguments.size() == 1 && arguments.get(0) instanceof Items items && items.isArray()
        ? items.elements()
        : arguments;
  }
}
