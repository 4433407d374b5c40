package io.ktstr.processor.report;

import javax.tools.Diagnostic;

/** Marks a place that is neither an element nor an annotation. Equal ones mark the same place. */
@FunctionalInterface
public interface Caret {

  /**
   * Prints a message there.
   *
   * @param kind how bad it is
   * @param message the message
   */
  void mark(Diagnostic.Kind kind, String message);
}
