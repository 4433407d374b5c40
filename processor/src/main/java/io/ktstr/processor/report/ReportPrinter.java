package io.ktstr.processor.report;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Prints problems as compiler errors. */
public final class ReportPrinter {

  private final Messager messager;

  /**
   * A printer.
   *
   * @param messager of the compiler
   */
  public ReportPrinter(Messager messager) {
    this.messager = messager;
  }

  /**
   * Prints every problem, in order, at its value.
   *
   * @param report the problems
   */
  public void print(Report report) {
    report.problems().forEach(this::print);
  }

  private void print(Problem problem) {
    Origin origin = problem.origin();
    messager.printMessage(
        Diagnostic.Kind.ERROR,
        problem.message(),
        origin.element(),
        origin.mirror().orElse(null),
        origin.value().orElse(null));
  }

  /**
   * Prints that the processor itself is broken.
   *
   * @param element what it was working on
   * @param cause what happened
   */
  public void printDefect(Element element, Throwable cause) {
    messager.printMessage(
        Diagnostic.Kind.ERROR,
        "[ktstr/internal] the annotation processor failed on "
            + element
            + ": "
            + cause
            + "; this is a defect of ktstr, not of this source; please report it with this message and the source",
        element);
  }
}
