package io.ktstr.processor.body;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * The class whose names an expression sees. All its supertypes are known.
 *
 * @param type the class
 * @param file where it is
 * @param exact whether {@code this} has exactly this class
 */
record ClassScope(TypeElement type, SourceFile file, boolean exact) {

  /** A class around this one; nothing is known of the object that it is. */
  ClassScope around(TypeElement outer) {
    return new ClassScope(outer, file, false);
  }

  /** Whether a call on {@code this} runs this very method, and no other that overrides it. */
  boolean runs(ExecutableElement method) {
    boolean closed =
        method.getModifiers().contains(Modifier.STATIC)
            || method.getModifiers().contains(Modifier.PRIVATE)
            || method.getModifiers().contains(Modifier.FINAL)
            || type.getModifiers().contains(Modifier.FINAL);
    return closed || (exact && method.getEnclosingElement().equals(type));
  }
}
