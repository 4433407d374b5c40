package io.ktstr.processor.validate;

import io.ktstr.model.rule.Verdict;
import io.ktstr.processor.plan.Call;
import io.ktstr.processor.read.TestDeclaration;
import io.ktstr.processor.report.Report;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Whether a method can be a test: the first thing that is wrong with its declaration. */
final class MethodShape {

  private static final String NAME = "NAME";
  private static final String IMPERATIVE = "AssertResult NAME(Ctx ctx)";
  private static final String AFTERWARDS =
      "void NAME(Ctx ctx, AssertResult result) or AssertResult NAME(Ctx ctx, AssertResult result)";

  private final ExecutableElement method;
  private final String name;
  private final boolean declaresCgroups;
  private final TypeFacts facts;

  private MethodShape(TestDeclaration test, TypeFacts facts) {
    this.method = test.method();
    this.name = method.getSimpleName().toString();
    this.declaresCgroups = test.cgroups().isPresent();
    this.facts = facts;
  }

  static Checked<Call> check(TestDeclaration test, TypeFacts facts) {
    MethodShape shape = new MethodShape(test, facts);
    return Checked.of(Report.of(shape.verdict(), test.origin()), shape::call);
  }

  private Call call() {
    if (TypeFacts.has(method, Modifier.ABSTRACT)) {
      return new Call(Call.Receiver.NOTHING, false);
    }
    boolean isStatic = TypeFacts.has(method, Modifier.STATIC);
    return new Call(
        isStatic ? Call.Receiver.TYPE : Call.Receiver.INSTANCE, TypeFacts.givesVerdict(method));
  }

  private Verdict verdict() {
    return modifiers()
        .then(TypeFacts.has(method, Modifier.ABSTRACT) ? this::withoutBody : this::withBody);
  }

  private Verdict modifiers() {
    return Shape.wrong(
            TypeFacts.has(method, Modifier.PRIVATE),
            name + " is private",
            "the generated test, in a class of its own, could not call it",
            "make it package-private")
        .then(
            () ->
                Shape.wrong(
                    TypeFacts.has(method, Modifier.DEFAULT),
                    name + " is a default method",
                    "there is no instance of the interface to call it on",
                    "make it static"))
        .then(
            () ->
                Shape.wrong(
                    !method.getTypeParameters().isEmpty(),
                    name + " has type parameters",
                    "nothing could infer them",
                    "remove them"));
  }

  private Verdict withoutBody() {
    boolean bare = method.getParameters().isEmpty() && TypeFacts.givesNothing(method);
    return Shape.wrong(
            !declaresCgroups,
            name + " has neither a body nor @CgroupDefs",
            "there would be nothing to run",
            "add @CgroupDefs or a body")
        .then(
            () ->
                Shape.wrong(
                    !bare,
                    name + " has no body but parameters or a result",
                    "without a body there is nothing that takes or gives them",
                    "declare void " + name + "()"));
  }

  private Verdict withBody() {
    return signature()
        .then(
            () ->
                Shape.wrong(
                    method.isVarArgs(),
                    name + " has a variable number of parameters",
                    "it is called with exactly its context",
                    "declare " + expected()))
        .then(
            () ->
                Shape.wrong(
                    facts.throwsTooMuch(method),
                    name + " throws more than exceptions",
                    "a test body may throw Exception, which fails the test, but not any Throwable",
                    "declare throws Exception"));
  }

  private Verdict signature() {
    boolean takesAll =
        declaresCgroups ? TypeFacts.takesContextAndVerdict(method) : TypeFacts.takesContext(method);
    return takesAll ? result() : wrongParameters();
  }

  private Verdict wrongParameters() {
    return Shape.wrong(
        name + parameters() + " does not have the parameters of a test",
        declaresCgroups
            ? "a body beside @CgroupDefs is called with the context and the verdict on the cgroups"
            : "a test without @CgroupDefs builds its scenario from the context and nothing else",
        "declare " + expected());
  }

  private Verdict result() {
    boolean allowed =
        TypeFacts.givesVerdict(method) || (declaresCgroups && TypeFacts.givesNothing(method));
    return allowed ? Verdict.ok() : wrongResult();
  }

  private Verdict wrongResult() {
    return Shape.wrong(
        name + " gives " + method.getReturnType(),
        "the verdict of a test is an AssertResult",
        "declare " + expected());
  }

  private String parameters() {
    return method.getParameters().stream()
        .map(parameter -> parameter.asType().toString())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private String expected() {
    return (declaresCgroups ? AFTERWARDS : IMPERATIVE).replace(NAME, name);
  }
}
