package io.ktstr.processor.plan;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * All tests of one class.
 *
 * @param type the declaring class
 * @param methods its tests in the order of the source
 */
public record TestClass(TypeElement type, List<TestMethod> methods) {

  /** Copies the tests. */
  public TestClass {
    methods = List.copyOf(methods);
  }
}
