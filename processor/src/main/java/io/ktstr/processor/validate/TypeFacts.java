package io.ktstr.processor.validate;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Questions about types and methods that the shapes of tests depend on. */
final class TypeFacts {

  /** Known by name only: the processor does not depend on the runtime. */
  private static final String CTX = "io.ktstr.api.Ctx";

  private static final String RESULT = "io.ktstr.api.AssertResult";

  private final Types types;
  private final List<TypeMirror> harmless;

  TypeFacts(Types types, Elements elements) {
    this.types = types;
    this.harmless =
        Stream.of(Exception.class, Error.class)
            .map(type -> elements.getTypeElement(type.getCanonicalName()).asType())
            .toList();
  }

  /**
   * Whether all that it throws may come out of a test body: exceptions and errors, but no other
   * Throwable.
   */
  boolean throwsTooMuch(ExecutableElement executable) {
    return executable.getThrownTypes().stream()
        .anyMatch(thrown -> harmless.stream().noneMatch(h -> types.isSubtype(thrown, h)));
  }

  static boolean givesVerdict(ExecutableElement method) {
    return is(method.getReturnType(), RESULT);
  }

  static boolean givesNothing(ExecutableElement method) {
    return method.getReturnType().getKind() == TypeKind.VOID;
  }

  static boolean takesContext(ExecutableElement method) {
    return takes(method, List.of(CTX));
  }

  static boolean takesContextAndVerdict(ExecutableElement method) {
    return takes(method, List.of(CTX, RESULT));
  }

  private static boolean takes(ExecutableElement method, List<String> names) {
    List<? extends VariableElement> parameters = method.getParameters();
    if (parameters.size() != names.size()) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      if (!is(parameters.get(i).asType(), names.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean is(TypeMirror type, String name) {
    return type.getKind() == TypeKind.DECLARED
        && ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().contentEquals(name);
  }

  static boolean has(Element element, Modifier modifier) {
    return element.getModifiers().contains(modifier);
  }

  /** Whether calling it takes an instance. */
  static boolean needsInstance(ExecutableElement method) {
    return !has(method, Modifier.STATIC) && !has(method, Modifier.ABSTRACT);
  }

  /** Whether the class, or one around it, is private. */
  static boolean isHidden(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (has(e, Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }
}
