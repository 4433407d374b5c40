package io.ktstr.processor.body;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.ktstr.processor.read.BodyDeclaration;
import io.ktstr.processor.read.MethodBodies;
import io.ktstr.processor.report.ReportPrinter;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;

/** A defect of the reader of bodies is a note, and never an exception or a failed build. */
class BodyDefectTest {

  @Test
  void isANoteThatNamesTheMethod() {
    Compilation compilation =
        javac()
            .withProcessors(new Broken())
            .compile(
                JavaFileObjects.forSourceString(
                    "A",
                    "class A { Object t(io.ktstr.api.Ctx c) { return"
                        + " io.ktstr.api.Scenarios.executeDefs(c); } }"));
    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.notes())
        .singleElement()
        .extracting(note -> note.getMessage(null))
        .asString()
        .contains("[ktstr/internal]", "t(io.ktstr.api.Ctx)", "NullPointerException", "report");
  }

  /** Reads bodies without an order in which their places could stand. */
  private static final class Broken extends AbstractProcessor {

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      ReportPrinter printer = new ReportPrinter(processingEnv.getMessager());
      MethodBodies bodies =
          Bodies.of(processingEnv, round.processingOver(), printer::noteDefect).orElseThrow();
      for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
          assertThat(bodies.bodyOf(method, null)).isEqualTo(BodyDeclaration.HIDDEN);
        }
      }
      return false;
    }
  }
}
