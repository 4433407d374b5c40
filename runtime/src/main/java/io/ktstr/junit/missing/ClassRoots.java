package io.ktstr.junit.missing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.MethodSelector;

/**
 * Where the tests of a run may be. Build tools name the classes to run, which those that were not
 * generated cannot be among; so the places are looked up here.
 */
final class ClassRoots {

  private final ClassLoader loader;

  /**
   * Looks through a class loader.
   *
   * @param loader the one that JUnit loads tests with
   */
  ClassRoots(ClassLoader loader) {
    this.loader = loader;
  }

  /** The directories of the class path and the module path, and those of what was selected. */
  Set<ClassRoot> of(EngineDiscoveryRequest request) {
    Set<ClassRoot> roots = new LinkedHashSet<>();
    classPath().forEach(root -> roots.add(new DirectoryRoot(root)));
    selected(request).forEach(root -> roots.add(new DirectoryRoot(root)));
    modules().forEach(module -> roots.add(new ModuleRoot(module)));
    return roots;
  }

  private Stream<Path> classPath() {
    try {
      return Collections.list(loader.getResources("")).stream()
          .flatMap(place -> directory(place).stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Path> selected(EngineDiscoveryRequest request) {
    Stream<String> classes =
        Stream.concat(
            request.getSelectorsByType(ClassSelector.class).stream()
                .map(ClassSelector::getClassName),
            request.getSelectorsByType(MethodSelector.class).stream()
                .map(MethodSelector::getClassName));
    return Stream.concat(
        request.getSelectorsByType(ClasspathRootSelector.class).stream()
            .flatMap(selector -> directory(selector.getClasspathRoot()).stream()),
        classes.flatMap(name -> rootOf(name).stream()));
  }

  /** A class that is in the directory of a module is in another of its class loader's places. */
  private Optional<Path> rootOf(String className) {
    String place = className.replace('.', '/') + ".class";
    return Optional.ofNullable(loader.getResource(place))
        .map(URL::toString)
        .filter(url -> url.startsWith("file:") && url.endsWith(place))
        .flatMap(url -> directory(URI.create(url.substring(0, url.length() - place.length()))));
  }

  private static Stream<ModuleReference> modules() {
    return ModuleLayer.boot().configuration().modules().stream()
        .map(ResolvedModule::reference)
        .filter(module -> module.location().flatMap(ClassRoots::directory).isPresent());
  }

  private static Optional<Path> directory(URL url) {
    try {
      return directory(url.toURI());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> directory(URI uri) {
    return "file".equals(uri.getScheme())
        ? Optional.of(Path.of(uri)).filter(Files::isDirectory)
        : Optional.empty();
  }
}
