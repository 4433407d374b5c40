package io.ktstr.doctor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The Java that this runs on, and the JDKs that the project is tested on. */
final class JdkArea implements Area {

  private static final List<Integer> TESTED = List.of(17, 25);

  private final Path installed;
  private final UnaryOperator<String> environment;

  /**
   * With the places to look at.
   *
   * @param installed where a distribution puts JDKs, one folder each
   * @param environment values of environment variables, for JAVA_HOME
   */
  JdkArea(Path installed, UnaryOperator<String> environment) {
    this.installed = installed;
    this.environment = environment;
  }

  @Override
  public String name() {
    return "JDK";
  }

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            name(),
            "running on "
                + System.getProperty("java.version")
                + ", "
                + System.getProperty("java.home")));
    List<Path> homes = homes();
    for (int version : TESTED) {
      findings.add(tested(version, homes));
    }
    return findings;
  }

  private Finding tested(int version, List<Path> homes) {
    return homes.stream()
        .filter(home -> feature(home) == version)
        .findFirst()
        .map(home -> Finding.ok(name(), version + " is " + home))
        .orElseGet(
            () ->
                Finding.missing(
                    name(),
                    "there is no JDK " + version + " in JAVA_HOME or " + installed,
                    "install it to have ./ktstr test test on it too"));
  }

  private List<Path> homes() {
    List<Path> homes = new ArrayList<>();
    Optional.ofNullable(environment.apply("JAVA_HOME"))
        .filter(home -> !home.isEmpty())
        .ifPresent(home -> homes.add(Path.of(home)));
    try (Stream<Path> folders = Files.list(installed)) {
      folders.sorted().forEach(homes::add);
    } catch (IOException e) {
      return homes; // other distributions have other places
    }
    return homes;
  }

  /** The feature version of a JDK, see its file "release"; 0 for what is none. */
  private static int feature(Path home) {
    if (!Files.isExecutable(home.resolve("bin").resolve("javac"))) {
      return 0;
    }
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
    String version = Objects.toString(release.getProperty("JAVA_VERSION"), "").replace("\"", "");
    String first = version.split("[^0-9]", 2)[0];
    return first.matches("\\d{1,4}") ? Integer.parseInt(first) : 0;
  }
}
