package io.ktstr.processor.body;

import javax.lang.model.element.ExecutableElement;

/** What a call runs. */
sealed interface Callee {

  /**
   * A static method of a class that is understood.
   *
   * @param type simple name of the class
   * @param method its name
   */
  record Factory(String type, String method) implements Callee {}

  /**
   * A method of a value.
   *
   * @param receiver the value
   * @param method its name
   */
  record Builder(Value receiver, String method) implements Callee {}

  /**
   * A method whose body is there.
   *
   * @param method the method
   * @param scope the class that declares it
   */
  record Helper(ExecutableElement method, ClassScope scope) implements Callee {}

  /** Anything else. */
  record Unknown() implements Callee {}
}
