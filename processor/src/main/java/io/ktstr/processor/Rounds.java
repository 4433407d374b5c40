package io.ktstr.processor;

import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.processor.plan.TestClass;
import io.ktstr.processor.read.ClassDeclaration;
import io.ktstr.processor.read.DeclarationReader;
import io.ktstr.processor.read.Resolution;
import io.ktstr.processor.report.Report;
import io.ktstr.processor.report.ReportPrinter;
import io.ktstr.processor.validate.Checked;
import io.ktstr.processor.validate.ClassCheck;
import io.ktstr.processor.write.TestClassWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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

  private final Elements elements;
  private final ReportPrinter printer;
  private final ClassCheck check;
  private final TestClassWriter writer;

  /** Names, because elements do not live longer than a round. */
  private final Set<String> waiting = new LinkedHashSet<>();

  Rounds(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.printer = new ReportPrinter(environment.getMessager());
    this.check = new ClassCheck(environment.getTypeUtils(), elements);
    this.writer =
        new TestClassWriter(
            environment.getFiler(), elements, KtstrProcessor.class.getCanonicalName());
  }

  void process(RoundEnvironment round) {
    DeclarationReader reader = new DeclarationReader();
    List<Report> reports = new ArrayList<>();
    for (TypeElement type : typesOf(round)) {
      try {
        reports.add(process(type, reader, round.processingOver()));
      } catch (RuntimeException | LinkageError | IOException e) {
        printer.printDefect(type, e);
      }
    }
    printer.print(Report.all(reports));
  }

  /** Those that waited, then those that are new. */
  private Set<TypeElement> typesOf(RoundEnvironment round) {
    Set<TypeElement> types = new LinkedHashSet<>();
    waiting.stream().map(elements::getTypeElement).filter(Objects::nonNull).forEach(types::add);
    waiting.clear();
    for (Element element :
        round.getElementsAnnotatedWithAny(Set.of(KtstrTest.class, CgroupDefs.class))) {
      if (element.getEnclosingElement() instanceof TypeElement type) {
        types.add(type);
      }
    }
    return types;
  }

  private Report process(TypeElement type, DeclarationReader reader, boolean last)
      throws IOException {
    List<ExecutableElement> methods =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(DeclarationReader::isDeclaration)
            .toList();
    List<ExecutableElement> complete = methods.stream().filter(Resolution::isComplete).toList();
    if (!last && complete.size() < methods.size()) {
      waiting.add(type.getQualifiedName().toString());
      return Report.clean();
    }
    ClassDeclaration declaration = reader.read(type, complete);
    Checked<TestClass> checked = check.check(declaration);
    if (last || checked.value().isEmpty()) {
      return checked.report();
    }
    return write(checked.value().get(), declaration);
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
