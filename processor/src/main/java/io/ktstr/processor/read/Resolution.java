package io.ktstr.processor.read;

import com.google.auto.common.SuperficialValidation;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/**
 * Whether the compiler knows everything that a declaration names. What it does not know may be
 * generated in this round; if it never is, the compiler says so itself.
 */
public final class Resolution {

  /**
   * How javac prints a value that it could not compute; a text with these letters is printed in
   * quotes.
   */
  private static final String UNKNOWN = "<error>";

  private Resolution() {}

  /**
   * Whether a method can be read.
   *
   * @param method a method with an annotation of ours
   * @return false if a type in its signature or a value in its annotations is not known or missing
   */
  public static boolean isComplete(ExecutableElement method) {
    return SuperficialValidation.validateElement(method)
        && method.getAnnotationMirrors().stream().allMatch(Resolution::isComplete);
  }

  static boolean isComplete(AnnotationMirror mirror) {
    var written = mirror.getElementValues();
    var members =
        ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements());
    return members.stream().allMatch(m -> m.getDefaultValue() != null || written.containsKey(m))
        && written.values().stream().allMatch(Resolution::isKnown);
  }

  private static boolean isKnown(AnnotationValue value) {
    return value.accept(new Known(), value);
  }

  private static final class Known
      extends SimpleAnnotationValueVisitor14<Boolean, AnnotationValue> {

    @Override
    protected Boolean defaultAction(Object object, AnnotationValue value) {
      return !value.toString().equals(UNKNOWN);
    }

    @Override
    public Boolean visitAnnotation(AnnotationMirror mirror, AnnotationValue value) {
      return isComplete(mirror);
    }

    @Override
    public Boolean visitArray(List<? extends AnnotationValue> values, AnnotationValue value) {
      return values.stream().allMatch(Resolution::isKnown);
    }
  }
}
