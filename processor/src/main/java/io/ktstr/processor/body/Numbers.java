package io.ktstr.processor.body;

import io.ktstr.processor.body.Value.Constant;
import io.ktstr.processor.body.Value.Items;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeKind;

/** Constants as the parameters of the model take them. */
final class Numbers {

  private Numbers() {}

  static Optional<Written<Integer>> integer(Value value) {
    return isOf(value, Integer.class) || isOf(value, Character.class)
        ? as(value, TypeKind.INT, Integer.class)
        : Optional.empty();
  }

  static Optional<Written<Long>> size(Value value) {
    return isOf(value, Double.class) ? Optional.empty() : as(value, TypeKind.LONG, Long.class);
  }

  private static boolean isOf(Value value, Class<?> type) {
    return value instanceof Constant constant && type.isInstance(constant.value());
  }

  static Optional<Written<Double>> fraction(Value value) {
    return as(value, TypeKind.DOUBLE, Double.class);
  }

  private static <T> Optional<Written<T>> as(Value value, TypeKind kind, Class<T> type) {
    return value instanceof Constant constant
        ? Arithmetic.convert(constant.value(), kind)
            .map(number -> new Written<>(type.cast(number), constant.origin()))
        : Optional.empty();
  }

  static Optional<Written<String>> text(Value value) {
    return value instanceof Constant constant && constant.value() instanceof String text
        ? Optional.of(new Written<>(text, constant.origin()))
        : Optional.empty();
  }

  /** Ids one by one, or all in an array, list, set or stream; known if each is. */
  static Optional<WrittenList<Integer>> ids(List<Value> arguments, Origin factory) {
    boolean together = arguments.size() == 1 && arguments.get(0) instanceof Items;
    List<Value> ids = together ? ((Items) arguments.get(0)).elements() : arguments;
    List<Written<Integer>> written = new ArrayList<>();
    for (Value id : ids) {
      Optional<Written<Integer>> number = integer(id);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      written.add(number.get());
    }
    return Optional.of(new WrittenList<>(written, factory));
  }
}
