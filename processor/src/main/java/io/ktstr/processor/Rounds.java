package io.ktstr.processor;

import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.KtstrChecks;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.processor.body.Bodies;
import io.ktstr.processor.plan.TestClass;
import io.ktstr.processor.read.ClassDeclaration;
import io.ktstr.processor.read.DeclarationReader;
import io.ktstr.processor.read.MethodBodies;
import io.ktstr.processor.read.Resolution;
import io.ktstr.processor.report.Report;
import io.ktstr.processor.report.ReportPrinter;
import io.ktstr.processor.validate.Checked;
import io.ktstr.processor.validate.ClassCheck;
import io.ktstr.processor.validate.Options;
import io.ktstr.processor.write.TestClassWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reads, checks and writes round by round; classes that are not fully known yet wait for the next
 * one.
 */
final class Rounds {

  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final ReportPrinter printer;
  private final ClassCheck check;
  private final TestClassWriter writer;

  /** Names, because elements do not live longer than a round. */
  private final Set<String> waiting = new LinkedHashSet<>();

  /** Those that are written, and whose bodies are not fully known yet. */
  private final Set<String> unsettled = new LinkedHashSet<>();

  private boolean bodiesMissed;

  Rounds(ProcessingEnvironment environment) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.printer = new ReportPrinter(environment.getMessager());
    Options options = Options.of(environment.getOptions());
    printer.print(options.verdict());
    this.check = new ClassCheck(environment.getTypeUtils(), elements, options);
    this.writer =
        new TestClassWriter(
            environment.getFiler(), elements, KtstrProcessor.class.getCanonicalName());
  }

  void process(RoundEnvironment round) {
    Set<TypeElement> settling = takeFrom(unsettled);
    Set<TypeElement> types = typesOf(round);
    if (settling.isEmpty() && types.isEmpty()) {
      return;
    }
    DeclarationReader reader = new DeclarationReader(bodies(round.processingOver()));
    List<Report> reports = new ArrayList<>();
    for (TypeElement type : settling) {
      guarded(type, () -> reports.add(settle(type, reader)));
    }
    for (TypeElement type : types) {
      guarded(type, () -> reports.add(process(type, reader, round.processingOver())));
    }
    printer.print(Report.all(reports));
  }

  /** Without them everything else works, but nobody shall believe that they were checked. */
  private MethodBodies bodies(boolean last) {
    Optional<MethodBodies> bodies = Bodies.of(environment, last, printer::noteDefect);
    if (bodies.isEmpty() && !bodiesMissed) {
      bodiesMissed = true;
      printer.noteNoBodies();
    }
    return bodies.orElse(MethodBodies.HIDDEN);
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private void guarded(TypeElement type, Work work) {
    try {
      work.run();
    } catch (RuntimeException | LinkageError | IOException e) {
      printer.printDefect(type, e);
    }
  }

  private Set<TypeElement> takeFrom(Set<String> names) {
    Set<TypeElement> types = new LinkedHashSet<>();
    names.stream().map(elements::getTypeElement).filter(Objects::nonNull).forEach(types::add);
    names.clear();
    return types;
  }

  /** Those that waited, then those that are new. */
  private Set<TypeElement> typesOf(RoundEnvironment round) {
    Set<TypeElement> types = takeFrom(waiting);
    for (Element element :
        round.getElementsAnnotatedWithAny(
            Set.of(KtstrTest.class, KtstrChecks.class, CgroupDefs.class))) {
      if (element instanceof TypeElement type) {
        types.add(type);
      } else if (element.getEnclosingElement() instanceof TypeElement type) {
        types.add(type);
      }
    }
    return types;
  }

  private Report process(TypeElement type, DeclarationReader reader, boolean last)
      throws IOException {
    List<ExecutableElement> methods = declarations(type);
    List<ExecutableElement> complete = methods.stream().filter(Resolution::isComplete).toList();
    boolean known = complete.size() == methods.size() && DeclarationReader.hasCompleteChecks(type);
    if (!last && !known) {
      waiting.add(type.getQualifiedName().toString());
      return Report.clean();
    }
    ClassDeclaration declaration = read(type, complete, reader);
    Checked<TestClass> checked = check.check(declaration);
    if (last || checked.value().isEmpty()) {
      return checked.report();
    }
    return write(checked.value().get(), declaration);
  }

  private static List<ExecutableElement> declarations(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(DeclarationReader::isDeclaration)
        .toList();
  }

  private ClassDeclaration read(
      TypeElement type, List<ExecutableElement> methods, DeclarationReader reader) {
    ClassDeclaration declaration = reader.read(type, methods);
    if (declaration.tests().stream().anyMatch(test -> !test.body().settled())) {
      unsettled.add(type.getQualifiedName().toString());
    }
    return declaration;
  }

  /** What is written cannot be taken back, but what is wrong can be said. */
  private Report settle(TypeElement type, DeclarationReader reader) {
    return check.bodies(
        read(type, declarations(type).stream().filter(Resolution::isComplete).toList(), reader));
  }

  private Report write(TestClass test, ClassDeclaration declaration) throws IOException {
    try {
      writer.write(test);
      return Report.clean();
    } catch (FilerException e) {
      return ClassCheck.nameTaken(declaration, TestClassWriter.nameFor(test.type()));
    }
  }
}
