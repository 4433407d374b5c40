package io.ktstr.junit.missing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes whose tests were not generated. Remembers what it found in each place: JUnit may ask
 * for every single class, and what is compiled does not change while it is run.
 */
final class MissingTests {

  private final Map<ClassRoot, List<DeclaringClass>> found = new ConcurrentHashMap<>();

  /**
   * What is missing of the tests declared in some places.
   *
   * @param loader finds generated classes, wherever they are
   */
  List<DeclaringClass> in(Set<ClassRoot> roots, ClassLoader loader) {
    return roots.stream().flatMap(root -> in(root, loader).stream()).distinct().toList();
  }

  private List<DeclaringClass> in(ClassRoot root, ClassLoader loader) {
    return found.computeIfAbsent(
        root,
        place ->
            place.declaringClasses().stream().filter(type -> isMissing(type, loader)).toList());
  }

  private static boolean isMissing(DeclaringClass declaring, ClassLoader loader) {
    return declaring
        .generated()
        .map(name -> loader.getResource(name.replace('.', '/') + ".class"))
        .isEmpty();
  }
}
