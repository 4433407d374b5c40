package io.ktstr.processor.report;

import io.ktstr.model.rule.Verdict;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Prints problems as compiler errors. */
public final class ReportPrinter {

  private final Messager messager;

  /** Several tests may reach the same wrong literal. */
  private final Set<Marked> marked = new HashSet<>();

  private record Marked(Caret caret, String code) {}

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
    if (origin.caret().isPresent()) {
      mark(problem, origin.caret().get());
      return;
    }
    messager.printMessage(
        Diagnostic.Kind.ERROR,
        problem.message(),
        origin.element(),
        origin.mirror().orElse(null),
        origin.value().orElse(null));
  }

  /**
   * Prints what is wrong outside of the source.
   *
   * @param verdict the answer of a rule
   */
  public void print(Verdict verdict) {
    verdict.violation().ifPresent(v -> messager.printMessage(Diagnostic.Kind.ERROR, v.message()));
  }

  private void mark(Problem problem, Caret caret) {
    if (marked.add(new Marked(caret, problem.code()))) {
      caret.mark(Diagnostic.Kind.ERROR, problem.message());
    }
  }

  /** Prints that bodies are not looked at; that is all that is missing, hence a note. */
  public void noteNoBodies() {
    messager.printMessage(
        Diagnostic.Kind.NOTE,
        "[ktstr] method bodies are not checked in this compilation; the compiler or the build tool"
            + " gives no access to them; the same rules run at set-up, before any worker starts");
  }

  /**
   * Prints that the body of one method could not be looked at, which must not fail the build.
   *
   * @param method the method
   * @param cause what happened
   */
  public void noteDefect(Element method, Throwable cause) {
    messager.printMessage(
        Diagnostic.Kind.NOTE,
        "[ktstr/internal] the body of "
            + method
            + " was not checked: "
            + cause
            + "; the same rules run at set-up; this is a defect of ktstr, not of this source;"
            + " please report it with this message and the source",
        method);
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
