package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;

/**
 * The members of one annotation that are written, by name.
 *
 * @param mirror the annotation
 * @param origin where it is
 */
record Members(AnnotationMirror mirror, Origin origin) {

  private Optional<Written<AnnotationValue>> member(String name) {
    int index = 0;
    for (var entry : mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        AnnotationValue value = entry.getValue();
        return Optional.of(new Written<>(value, origin.at(value, index)));
      }
      index++;
    }
    return Optional.empty();
  }

  /** A number, text or truth value. */
  <T> Optional<Written<T>> one(String name, Class<T> type) {
    return member(name).map(value -> value.map(v -> type.cast(v.getValue())));
  }

  /** An array of numbers, texts or truth values. */
  <T> Optional<WrittenList<T>> list(String name, Class<T> type) {
    return member(name).map(Members::elements).map(l -> l.map(v -> type.cast(v.getValue())));
  }

  /** The name of an enum constant. */
  Optional<Written<String>> constant(String name) {
    return one(name, VariableElement.class).map(value -> value.map(Members::simpleName));
  }

  /** The names of enum constants. */
  Optional<WrittenList<String>> constants(String name) {
    return list(name, VariableElement.class).map(values -> values.map(Members::simpleName));
  }

  /** Another annotation. */
  Optional<Members> nested(String name) {
    return one(name, AnnotationMirror.class).map(Members::of);
  }

  /** An array of other annotations. */
  Optional<WrittenList<Members>> nestedList(String name) {
    return list(name, AnnotationMirror.class)
        .map(
            values ->
                new WrittenList<>(
                    values.elements().stream().map(e -> new Written<>(of(e), e.origin())).toList(),
                    values.origin()));
  }

  private static Members of(Written<AnnotationMirror> annotation) {
    return new Members(annotation.value(), annotation.origin());
  }

  private static WrittenList<AnnotationValue> elements(Written<AnnotationValue> array) {
    List<Written<AnnotationValue>> elements = new ArrayList<>();
    for (Object each : (List<?>) array.value().getValue()) {
      AnnotationValue value = (AnnotationValue) each;
      elements.add(new Written<>(value, array.origin().at(value, elements.size())));
    }
    return new WrittenList<>(elements, array.origin());
  }

  private static String simpleName(VariableElement constant) {
    return constant.getSimpleName().toString();
  }
}
