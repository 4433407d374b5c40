package io.ktstr.processor.read;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** What is to be seen of a source beyond its elements, if anything is. */
public interface MethodBodies {

  /** Nothing is to be seen. */
  MethodBodies HIDDEN =
      new MethodBodies() {
        @Override
        public Optional<Offset> offsetOf(Element element) {
          return Optional.empty();
        }

        @Override
        public BodyDeclaration bodyOf(ExecutableElement method, SourceOrder order) {
          return BodyDeclaration.HIDDEN;
        }
      };

  /**
   * Where a declaration begins.
   *
   * @param file the file, equal for all elements in it
   * @param start characters before it
   */
  record Offset(Object file, int start) {}

  /**
   * Where an element is declared.
   *
   * @param element a class or member
   * @return empty if its source is not there
   */
  Optional<Offset> offsetOf(Element element);

  /**
   * What the body of a test says.
   *
   * @param method the test
   * @param order gives each place its position
   * @return nothing that depends on values that only a run knows
   */
  BodyDeclaration bodyOf(ExecutableElement method, SourceOrder order);
}
