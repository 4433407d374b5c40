package io.ktstr.processor.read;

import io.ktstr.processor.report.Origin;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * One class with tests.
 *
 * @param type the class
 * @param origin its name
 * @param checks what it says about the checks of all its tests
 * @param tests its tests in the order of the source
 * @param orphans {@code @CgroupDefs} on methods that are no tests
 */
public record ClassDeclaration(
    TypeElement type,
    Origin origin,
    Optional<ThresholdDeclaration> checks,
    List<TestDeclaration> tests,
    List<Origin> orphans) {

  /** Copies the lists. */
  public ClassDeclaration {
    tests = List.copyOf(tests);
    orphans = List.copyOf(orphans);
  }
}
