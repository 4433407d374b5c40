package io.ktstr.junit.missing;

import java.util.List;

/** What is said about tests that were not generated: fact, reason, fix. */
final class MissingMessage {

  private static final int NAMED = 10;

  private static final String REASON_AND_FIX =
      """
      The annotation processor did not run: javac runs none with -proc:none, and since JDK 23 none \
      that is only on the class path. Name it, in the version of ktstr-runtime.

      Maven, in the configuration of maven-compiler-plugin:
        <annotationProcessorPaths>
          <path>
            <groupId>io.ktstr</groupId>
            <artifactId>ktstr-processor</artifactId>
            <version>...</version>
          </path>
        </annotationProcessorPaths>
      Gradle:
        testAnnotationProcessor("io.ktstr:ktstr-processor:...")
      javac:
        --processor-path ktstr-processor.jar:ktstr-annotations.jar""";

  private MissingMessage() {}

  /** The fact, for the name of a test. */
  static String title(List<DeclaringClass> missing) {
    return missing.size() == 1
        ? "ktstr: 1 test class was not generated"
        : "ktstr: " + missing.size() + " test classes were not generated";
  }

  /** All of it. */
  static String text(List<DeclaringClass> missing) {
    StringBuilder text = new StringBuilder(title(missing));
    text.append(missing.size() == 1 ? ", and its" : ", and their").append(" tests did not run:\n");
    missing.stream().limit(NAMED).forEach(type -> text.append(line(type)).append('\n'));
    if (missing.size() > NAMED) {
      text.append("  and ").append(missing.size() - NAMED).append(" more\n");
    }
    if (missing.stream().anyMatch(type -> type.generated().isPresent())) {
      text.append(REASON_AND_FIX);
    }
    return text.toString();
  }

  private static String line(DeclaringClass declaring) {
    return declaring
        .generated()
        .map(
            name ->
                "  " + declaring.name() + " declares @KtstrTest methods, but there is no " + name)
        .orElse(
            "  "
                + declaring.name()
                + " is a local class, which no annotation processor is shown; move it out of the method");
  }
}
