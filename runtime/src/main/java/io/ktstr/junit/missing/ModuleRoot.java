package io.ktstr.junit.missing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A module in a directory, together with what {@code --patch-module} adds to it: that is how build
 * tools run tests within the module that they test.
 *
 * @param module as it was resolved
 */
record ModuleRoot(ModuleReference module) implements ClassRoot {

  @Override
  public List<DeclaringClass> declaringClasses() {
    try (ModuleReader reader = module.open();
        Stream<String> places = reader.list()) {
      return places
          .filter(place -> place.endsWith(".class"))
          .flatMap(place -> declaringClass(reader, place).stream())
          .sorted(Comparator.comparing(DeclaringClass::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<DeclaringClass> declaringClass(ModuleReader reader, String place) {
    try {
      Optional<InputStream> file = reader.open(place);
      if (file.isEmpty()) {
        return Optional.empty();
      }
      try (InputStream bytes = file.get()) {
        return ClassFileReader.read(place, bytes.readAllBytes());
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
