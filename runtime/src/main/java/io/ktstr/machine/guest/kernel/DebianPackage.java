package io.ktstr.machine.guest.kernel;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What apt knows about one version of a package.
 *
 * @param name as in deb-control(5)
 * @param version as in deb-version(7)
 * @param dependencies the names in its Depends field, alternatives included, in their order
 */
record DebianPackage(String name, String version, List<String> dependencies) {

  private static final String KERNEL = "linux-image-";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");
  private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9.+~:-]*");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[,|]\\s*");

  DebianPackage {
    dependencies = List.copyOf(dependencies);
  }

  /** Whether a text is a package name, so that it cannot be taken for an option. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * Reads the first stanza that {@code apt-cache show} prints.
   *
   * @return the package, or nothing when there is no stanza with a name and a version
   */
  static Optional<DebianPackage> parse(String stanza) {
    List<String> lines = stanza.lines().takeWhile(line -> !line.isEmpty()).toList();
    Optional<String> name = field(lines, "Package").filter(DebianPackage::isName);
    Optional<String> version = field(lines, "Version").filter(VERSION.asMatchPredicate());
    List<String> dependencies =
        field(lines, "Depends").stream().flatMap(DebianPackage::names).toList();
    return name.flatMap(n -> version.map(v -> new DebianPackage(n, v, dependencies)));
  }

  private static Optional<String> field(List<String> lines, String field) {
    String start = field + ": ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }

  /**
   * Each dependency is a name, perhaps with ":architecture", perhaps with a version in parentheses.
   */
  private static Stream<String> names(String dependencies) {
    return SEPARATOR.splitAsStream(dependencies).map(entry -> entry.split("[ :(]", 2)[0]);
  }

  /**
   * The package that this one, a meta package, stands for; nothing when it holds a kernel itself.
   */
  Optional<String> kernelDependency() {
    return dependencies.stream()
        .filter(dependency -> dependency.startsWith(KERNEL) && isName(dependency))
        .findFirst();
  }

  KernelOrigin origin() {
    return new KernelOrigin(name, version);
  }

  /** For example {@code linux-image-6.12 6.12.117-1}. */
  @Override
  public String toString() {
    return name + " " + version;
  }
}
