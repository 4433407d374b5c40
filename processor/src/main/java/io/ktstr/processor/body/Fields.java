package io.ktstr.processor.body;

import com.sun.source.tree.VariableTree;
import io.ktstr.processor.body.Value.Constant;
import io.ktstr.processor.body.Value.Items;
import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.report.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** The fields of one round, as far as each has one value. */
final class Fields {

  private final Round round;
  private final Evaluator evaluator;
  private final Map<VariableElement, Once> initial = new HashMap<>();

  Fields(Round round, Evaluator evaluator) {
    this.round = round;
    this.evaluator = evaluator;
  }

  Value value(VariableElement field, Origin use) {
    if (field.getConstantValue() != null) {
      return new Constant(widened(field.getConstantValue()), use);
    }
    if (!field.getModifiers().contains(Modifier.FINAL)) {
      return Value.unknown();
    }
    return understood(field, use)
        .orElseGet(
            () ->
                initial.computeIfAbsent(field, f -> new Once(() -> initial(f))).get().namedAt(use));
  }

  /** What expressions make of small numbers. */
  private static Object widened(Object constant) {
    return constant instanceof Byte || constant instanceof Short
        ? ((Number) constant).intValue()
        : constant;
  }

  private static Optional<Value> understood(VariableElement field, Origin use) {
    return Vocabulary.nameOf((TypeElement) field.getEnclosingElement())
        .map(
            type ->
                new Made(type, field.getSimpleName().toString(), Optional.empty(), List.of(), use));
  }

  private Value initial(VariableElement field) {
    TypeElement type = (TypeElement) field.getEnclosingElement();
    return round
        .sources()
        .variable(field)
        .filter(variable -> variable.getInitializer() != null)
        .flatMap(
            variable ->
                round.classes().of(type).map(scope -> initial(field, variable, Scope.of(scope))))
        .orElseGet(Value::unknown);
  }

  private Value initial(VariableElement field, VariableTree variable, Scope scope) {
    Value value = evaluator.value(variable.getInitializer(), scope);
    return value instanceof Items items && items.isChangeable()
        ? initialArray(field, variable, scope)
        : DeclaredType.of(variable.getType(), value);
  }

  /** Only the file itself can change a private one. */
  private Value initialArray(VariableElement field, VariableTree variable, Scope scope) {
    return field.getModifiers().contains(Modifier.PRIVATE)
        ? new Variables(evaluator, scope.type().file().tree()).initial(variable, scope)
        : Value.unknown();
  }
}
