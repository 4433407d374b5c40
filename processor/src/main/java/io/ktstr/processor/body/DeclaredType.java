package io.ktstr.processor.body;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import io.ktstr.processor.body.Value.Constant;
import io.ktstr.processor.body.Value.Items;
import java.util.Optional;
import javax.lang.model.type.TypeKind;

/** What becomes of values where a type is declared: an int in a double is another number. */
final class DeclaredType {

  private DeclaredType() {}

  /**
   * The value as its declared type has it.
   *
   * @param type as written; null if it is not
   */
  static Value of(Tree type, Value value) {
    if (type instanceof ArrayTypeTree array && value instanceof Items items) {
      return new Items(
          items.elements().stream().map(element -> of(array.getType(), element)).toList(),
          items.origin(),
          items.form());
    }
    return value instanceof Constant constant
        ? primitive(type).map(kind -> converted(constant, kind)).orElse(value)
        : value;
  }

  /** Boxes other than this hold numbers that read the same. */
  private static Optional<TypeKind> primitive(Tree type) {
    if (type instanceof PrimitiveTypeTree primitive) {
      return Optional.of(primitive.getPrimitiveTypeKind());
    }
    return type instanceof IdentifierTree box && box.getName().contentEquals("Character")
        ? Optional.of(TypeKind.CHAR)
        : Optional.empty();
  }

  private static Value converted(Constant constant, TypeKind kind) {
    return Arithmetic.convert(constant.value(), kind)
        .<Value>map(value -> new Constant(value, constant.origin()))
        .orElseGet(Value::unknown);
  }
}
