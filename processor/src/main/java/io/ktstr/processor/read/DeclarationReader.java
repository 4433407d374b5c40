package io.ktstr.processor.read;

import io.ktstr.annotation.CgroupDefs;
import io.ktstr.annotation.KtstrChecks;
import io.ktstr.annotation.KtstrTest;
import io.ktstr.processor.report.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads the declarations of the classes of one round. */
public final class DeclarationReader {

  private final MethodBodies bodies;
  private final SourceOrder order;

  /**
   * A reader that has met no class yet.
   *
   * @param bodies what is to be seen of bodies
   */
  public DeclarationReader(MethodBodies bodies) {
    this.bodies = bodies;
    this.order = new SourceOrder(bodies);
  }

  /**
   * Whether there is anything to read on a method.
   *
   * @param method any method
   * @return true if it has an annotation of ours
   */
  public static boolean isDeclaration(ExecutableElement method) {
    return mirror(method, KtstrTest.class).isPresent()
        || mirror(method, CgroupDefs.class).isPresent();
  }

  /**
   * Whether everything is known that a class says about the checks of its tests.
   *
   * @param type the class
   * @return true also if it says nothing
   */
  public static boolean hasCompleteChecks(TypeElement type) {
    return mirror(type, KtstrChecks.class).map(Resolution::isComplete).orElse(true);
  }

  /**
   * Reads one class.
   *
   * @param type the class
   * @param methods those of its methods that have an annotation of ours and are complete
   * @return the declarations
   */
  public ClassDeclaration read(TypeElement type, List<ExecutableElement> methods) {
    Optional<ThresholdDeclaration> checks =
        members(type, KtstrChecks.class)
            .filter(members -> Resolution.isComplete(members.mirror()))
            .map(ThresholdDeclaration::read);
    List<TestDeclaration> tests = new ArrayList<>();
    List<Origin> orphans = new ArrayList<>();
    for (ExecutableElement method : methods) {
      Optional<Members> defs = members(method, CgroupDefs.class);
      members(method, KtstrTest.class)
          .ifPresentOrElse(
              test -> tests.add(read(method, test, checks, defs)),
              () -> defs.ifPresent(d -> orphans.add(d.origin())));
    }
    return new ClassDeclaration(type, Origin.of(type, order.of(type)), checks, tests, orphans);
  }

  private TestDeclaration read(
      ExecutableElement method,
      Members test,
      Optional<ThresholdDeclaration> checks,
      Optional<Members> defs) {
    return TestDeclaration.read(
        method, nameOf(method), test, checks, defs, bodies.bodyOf(method, order));
  }

  /** The name of a method stands after its annotations. */
  private Origin nameOf(ExecutableElement method) {
    List<Integer> position = order.of(method);
    position.add(Integer.MAX_VALUE);
    return Origin.of(method, position);
  }

  private Optional<Members> members(Element element, Class<?> annotation) {
    return mirror(element, annotation)
        .map(
            mirror -> {
              int index = element.getAnnotationMirrors().indexOf(mirror);
              return new Members(mirror, Origin.of(element, order.of(element)).in(mirror, index));
            });
  }

  private static Optional<? extends AnnotationMirror> mirror(Element element, Class<?> annotation) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> isOf(mirror, annotation))
        .findFirst();
  }

  private static boolean isOf(AnnotationMirror mirror, Class<?> annotation) {
    return mirror.getAnnotationType().asElement() instanceof TypeElement type
        && type.getQualifiedName().contentEquals(annotation.getCanonicalName());
  }
}
