package io.ktstr.processor.body;

import com.sun.source.tree.Tree;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import javax.lang.model.type.TypeKind;

/** Operators and conversions on constants, with the types that Java gives to their results. */
final class Arithmetic {

  private Arithmetic() {}

  /** Empty for operators that are not here, and where Java would throw. */
  static Optional<Object> binary(Tree.Kind operator, Object left, Object right) {
    if (operator == Tree.Kind.PLUS && (left instanceof String || right instanceof String)) {
      return Optional.of(String.valueOf(left) + right);
    }
    if (!isNumber(left) || !isNumber(right)) {
      return Optional.empty();
    }
    if (left instanceof Double || right instanceof Double) {
      return onDoubles(operator).map(op -> op.applyAsDouble(toDouble(left), toDouble(right)));
    }
    boolean isShift = operator == Tree.Kind.LEFT_SHIFT || operator == Tree.Kind.RIGHT_SHIFT;
    boolean isLong = left instanceof Long || (right instanceof Long && !isShift);
    boolean throwing =
        toLong(right) == 0 && (operator == Tree.Kind.DIVIDE || operator == Tree.Kind.REMAINDER);
    return throwing
        ? Optional.empty()
        : onLongs(operator, isLong)
            .map(op -> integral(op.applyAsLong(toLong(left), toLong(right)), isLong));
  }

  /** Empty for operators that are not here. */
  static Optional<Object> unary(Tree.Kind operator, Object operand) {
    return switch (operator) {
      case UNARY_MINUS ->
          operand instanceof Double number
              ? Optional.of(-number)
              : binary(Tree.Kind.MINUS, 0, operand);
      case UNARY_PLUS -> binary(Tree.Kind.PLUS, 0, operand).filter(n -> isNumber(operand));
      case BITWISE_COMPLEMENT -> binary(Tree.Kind.XOR, -1, operand);
      default -> Optional.empty();
    };
  }

  private static Optional<DoubleBinaryOperator> onDoubles(Tree.Kind operator) {
    return switch (operator) {
      case PLUS -> Optional.of(Double::sum);
      case MINUS -> Optional.of((a, b) -> a - b);
      case MULTIPLY -> Optional.of((a, b) -> a * b);
      case DIVIDE -> Optional.of((a, b) -> a / b);
      case REMAINDER -> Optional.of((a, b) -> a % b);
      default -> Optional.empty();
    };
  }

  /** An int is computed as a long and cut off, which gives the same for these; shifts differ. */
  private static Optional<LongBinaryOperator> onLongs(Tree.Kind operator, boolean isLong) {
    int distances = isLong ? Long.SIZE - 1 : Integer.SIZE - 1;
    return switch (operator) {
      case PLUS -> Optional.of(Long::sum);
      case MINUS -> Optional.of((a, b) -> a - b);
      case MULTIPLY -> Optional.of((a, b) -> a * b);
      case DIVIDE -> Optional.of((a, b) -> a / b);
      case REMAINDER -> Optional.of((a, b) -> a % b);
      case AND -> Optional.of((a, b) -> a & b);
      case OR -> Optional.of((a, b) -> a | b);
      case XOR -> Optional.of((a, b) -> a ^ b);
      case LEFT_SHIFT -> Optional.of((a, b) -> a << (b & distances));
      case RIGHT_SHIFT -> Optional.of((a, b) -> a >> (b & distances));
      default -> Optional.empty();
    };
  }

  private static Object integral(long value, boolean isLong) {
    if (isLong) {
      return value;
    }
    return (int) value;
  }

  /** The value as another primitive type; empty for types that are not here. */
  static Optional<Object> convert(Object value, TypeKind type) {
    if (!isNumber(value)) {
      boolean same = type == TypeKind.BOOLEAN && value instanceof Boolean;
      return same ? Optional.of(value) : Optional.empty();
    }
    boolean fraction = value instanceof Double;
    return switch (type) {
      case INT -> Optional.of(fraction ? (int) toDouble(value) : (int) toLong(value));
      case LONG -> Optional.of(fraction ? (long) toDouble(value) : toLong(value));
      case DOUBLE -> Optional.of(toDouble(value));
      case CHAR -> fraction ? Optional.empty() : Optional.of((char) toLong(value));
      default -> Optional.empty();
    };
  }

  private static boolean isNumber(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Character;
  }

  private static long toLong(Object value) {
    return value instanceof Character c ? c : ((Number) value).longValue();
  }

  private static double toDouble(Object value) {
    return value instanceof Character c ? c : ((Number) value).doubleValue();
  }
}
