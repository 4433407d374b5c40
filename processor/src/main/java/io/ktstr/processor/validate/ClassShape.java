package io.ktstr.processor.validate;

import io.ktstr.model.rule.Verdict;
import io.ktstr.processor.read.ClassDeclaration;
import io.ktstr.processor.report.Report;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Whether the generated class can use the declaring one: the first thing that stands in its way.
 */
final class ClassShape {

  private final TypeElement type;
  private final String name;
  private final TypeFacts facts;

  private ClassShape(TypeElement type, TypeFacts facts) {
    this.type = type;
    this.name = type.getSimpleName().toString();
    this.facts = facts;
  }

  static Report check(ClassDeclaration declaration, TypeFacts facts) {
    ClassShape shape = new ClassShape(declaration.type(), facts);
    boolean needsInstance =
        !declaration.type().getKind().isInterface()
            && declaration.tests().stream().anyMatch(t -> TypeFacts.needsInstance(t.method()));
    Verdict verdict =
        shape.visible().then(() -> needsInstance ? shape.instantiable() : Verdict.ok());
    return Report.of(verdict, declaration.origin());
  }

  private Verdict visible() {
    return Shape.wrong(
        TypeFacts.isHidden(type),
        name + " is private or within a private class",
        "the generated test, in a class of its own, could not use it",
        "make it package-private");
  }

  private Verdict instantiable() {
    return Shape.wrong(
            TypeFacts.has(type, Modifier.ABSTRACT) || type.getKind() == ElementKind.ENUM,
            name + " cannot be instantiated",
            "each test runs on a new instance of the class that declares it",
            "make the test static or the class concrete")
        .then(
            () ->
                Shape.wrong(
                    type.getNestingKind().isNested() && !TypeFacts.has(type, Modifier.STATIC),
                    name + " is an inner class",
                    "a new instance would need one of the class around it",
                    "make it static"))
        .then(this::constructor);
  }

  private Verdict constructor() {
    Optional<ExecutableElement> constructor =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(c -> c.getParameters().isEmpty() && !TypeFacts.has(c, Modifier.PRIVATE))
            .findFirst();
    return Shape.wrong(
            constructor.isEmpty(),
            name + " has no constructor without parameters that is not private",
            "each test runs on a new instance of the class that declares it",
            "add such a constructor or make the test static")
        .then(
            () ->
                Shape.wrong(
                    constructor.filter(facts::throwsTooMuch).isPresent(),
                    "the constructor of " + name + " throws more than exceptions",
                    "a test may throw Exception, which fails it, but not any Throwable",
                    "declare throws Exception"));
  }
}
