package io.ktstr.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.ktstr.processor.plan.TestClass;
import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Writes the JUnit class of a class with tests. */
public final class TestClassWriter {

  private static final String SUFFIX = "KtstrTest";

  private final Filer filer;
  private final Elements elements;
  private final String generator;

  /**
   * A writer.
   *
   * @param filer of the compiler
   * @param elements of the compiler
   * @param generator name of the processor
   */
  public TestClassWriter(Filer filer, Elements elements, String generator) {
    this.filer = filer;
    this.elements = elements;
    this.generator = generator;
  }

  /**
   * The name of the generated class: the simple names joined by an underscore, and a suffix that
   * test runners look for.
   *
   * @param type the declaring class
   * @return simple name, in the package of the declaring class
   */
  public static String nameFor(TypeElement type) {
    return String.join("_", ClassName.get(type).simpleNames()) + SUFFIX;
  }

  /**
   * Writes the class.
   *
   * @param test what it consists of
   * @throws IOException if the file cannot be written; a FilerException if there is such a class
   *     already
   */
  public void write(TestClass test) throws IOException {
    ClassName declaring = ClassName.get(test.type());
    JavaFile.builder(declaring.packageName(), type(test, declaring))
        .skipJavaLangImports(true)
        .indent("  ")
        .build()
        .writeTo(filer);
  }

  private TypeSpec type(TestClass test, ClassName declaring) {
    MethodCode methods = new MethodCode(test.type(), String.join(".", declaring.simpleNames()));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(nameFor(test.type()))
            .addModifiers(Modifier.FINAL)
            .addJavadoc("Runs the tests that {@link $T} declares.\n", declaring)
            .addOriginatingElement(outermost(test.type()));
    if (knowsGenerated(test.type())) {
      type.addAnnotation(
          AnnotationSpec.builder(Names.GENERATED).addMember("value", "$S", generator).build());
    }
    type.addAnnotation(suppressions(test.type()));
    type.addAnnotation(
        AnnotationSpec.builder(Names.EXTEND_WITH)
            .addMember("value", "$T.class", Names.EXTENSION)
            .build());
    test.methods().forEach(method -> type.addMethod(methods.of(method)));
    return type.build();
  }

  /**
   * Code of the user's that is fine must stay fine under {@code -Xlint:all -Werror}: a declaring
   * class may share its file with others, which javac does not tell, or be deprecated.
   */
  private AnnotationSpec suppressions(TypeElement type) {
    AnnotationSpec.Builder suppressed =
        AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "$S", "auxiliaryclass");
    if (usesDeprecated(type)) {
      suppressed.addMember("value", "$S", "deprecation").addMember("value", "$S", "removal");
    }
    return suppressed.build();
  }

  /**
   * A file is made anew when its originating class changes, and build tools know top-level classes
   * only.
   */
  private static TypeElement outermost(TypeElement type) {
    TypeElement outer = type;
    while (outer.getEnclosingElement() instanceof TypeElement around) {
      outer = around;
    }
    return outer;
  }

  /** The annotation is in a module that the module of the tests need not read. */
  private boolean knowsGenerated(TypeElement type) {
    return elements.getTypeElement(elements.getModuleOf(type), Names.GENERATED.canonicalName())
        != null;
  }

  private boolean usesDeprecated(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (elements.isDeprecated(e)) {
        return true;
      }
    }
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .anyMatch(elements::isDeprecated)
        || ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(elements::isDeprecated);
  }
}
