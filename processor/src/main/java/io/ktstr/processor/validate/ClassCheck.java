package io.ktstr.processor.validate;

import io.ktstr.processor.plan.TestClass;
import io.ktstr.processor.plan.TestMethod;
import io.ktstr.processor.read.ClassDeclaration;
import io.ktstr.processor.read.TestDeclaration;
import io.ktstr.processor.report.Origin;
import io.ktstr.processor.report.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** All tests of one class. Nothing is generated for a class in which anything is wrong. */
public final class ClassCheck {

  private final TypeFacts facts;
  private final Options options;

  /**
   * A check.
   *
   * @param types of the compiler
   * @param elements of the compiler
   * @param options what is said for all tests
   */
  public ClassCheck(Types types, Elements elements, Options options) {
    this.facts = new TypeFacts(types, elements);
    this.options = options;
  }

  /**
   * Checks one class.
   *
   * @param declaration what the source says
   * @return what is to be generated, or everything that is wrong
   */
  public Checked<TestClass> check(ClassDeclaration declaration) {
    List<Checked<TestMethod>> tests =
        declaration.tests().stream().map(test -> TestCheck.check(test, facts, options)).toList();
    Report report =
        Report.all(tests.stream().map(Checked::report).toList())
            .and(ClassShape.check(declaration, facts))
            .and(checks(declaration))
            .and(uniqueNames(declaration.tests()))
            .and(Report.all(declaration.orphans().stream().map(ClassCheck::orphan).toList()));
    return Checked.of(
        report,
        () ->
            new TestClass(
                declaration.type(), tests.stream().flatMap(t -> t.value().stream()).toList()));
  }

  /**
   * Checks the bodies of one class alone.
   *
   * @param declaration what the source says
   * @return what is wrong in its bodies
   */
  public Report bodies(ClassDeclaration declaration) {
    return Report.all(
        declaration.tests().stream().map(test -> TestCheck.body(test, options)).toList());
  }

  /**
   * Says that the generated class cannot be written because there is one of its name.
   *
   * @param declaration the declaring class
   * @param name name of the generated class
   * @return one problem at the declaring class
   */
  public static Report nameTaken(ClassDeclaration declaration, String name) {
    return Report.of(
        Shape.wrong(
            true,
            "the tests of this class belong into a class " + name + ", which exists already",
            "one name is one class",
            "rename one of them"),
        declaration.origin());
  }

  private static Report uniqueNames(List<TestDeclaration> tests) {
    Set<String> names = new HashSet<>();
    List<Report> reports = new ArrayList<>();
    for (TestDeclaration test : tests) {
      String name = test.method().getSimpleName().toString();
      reports.add(
          Report.of(
              Shape.wrong(
                  !names.add(name),
                  "there is another test " + name + " in this class",
                  "the name of the method is the name of the test",
                  "rename one of them"),
              test.origin()));
    }
    return Report.all(reports);
  }

  private static Report checks(ClassDeclaration declaration) {
    return declaration
        .checks()
        .map(
            checks ->
                declaration.tests().isEmpty()
                    ? withoutTests(checks.origin())
                    : LayerCheck.check(checks))
        .orElse(Report.clean());
  }

  private static Report withoutTests(Origin checks) {
    return Report.of(
        Shape.wrong(
            true,
            "@KtstrChecks is on a class without @KtstrTest",
            "it sets what is checked in the tests that the class itself declares",
            "add a test or remove @KtstrChecks"),
        checks);
  }

  private static Report orphan(Origin defs) {
    return Report.of(
        Shape.wrong(
            true,
            "@CgroupDefs is on a method without @KtstrTest",
            "only a test runs cgroups",
            "add @KtstrTest or remove @CgroupDefs"),
        defs);
  }
}
