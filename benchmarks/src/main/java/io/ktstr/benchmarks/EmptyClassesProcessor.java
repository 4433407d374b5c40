package io.ktstr.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The least that a processor of tests can do: it reads nothing, checks nothing, and writes an empty
 * class beside each class with tests. What it adds to javac is the price of generating anything.
 */
@SupportedAnnotationTypes("io.ktstr.annotation.KtstrTest")
public final class EmptyClassesProcessor extends AbstractProcessor {

  /** Called by javac. */
  public EmptyClassesProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<Element> types = new LinkedHashSet<>();
    for (TypeElement annotation : annotations) {
      round.getElementsAnnotatedWith(annotation).forEach(e -> types.add(e.getEnclosingElement()));
    }
    types.forEach(this::write);
    return false;
  }

  private void write(Element type) {
    String name = type.getSimpleName() + "Empty";
    String packageName = processingEnv.getElementUtils().getPackageOf(type).toString();
    try (Writer file =
        processingEnv.getFiler().createSourceFile(packageName + "." + name, type).openWriter()) {
      file.write("package " + packageName + ";\n\nfinal class " + name + " {}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
