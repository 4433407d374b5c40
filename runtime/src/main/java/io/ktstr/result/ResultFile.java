package io.ktstr.result;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file of one run: {@code RESULTS/RUN/PACKAGE/TEST-TOPOLOGY.json}. It is written when the run
 * begins and again when it is over, each time whole or not at all.
 */
public final class ResultFile {

  private static final String SUFFIX = ".json";

  private final Path file;

  private ResultFile(Path file) {
    this.file = file;
  }

  /**
   * The file of a run.
   *
   * @param results the results folder
   * @param run name of the run of the JVM, see {@link RunId}
   * @param packageName package of the test class
   * @param test class and method
   * @param topology of the declared machine
   * @return the file, which need not exist
   */
  public static ResultFile of(
      Path results, String run, String packageName, String test, String topology) {
    Path folder = results.resolve(run).resolve(plain(packageName));
    return new ResultFile(folder.resolve(plain(test) + "-" + topology + SUFFIX));
  }

  /** Names come from class files, which allow nearly everything in a name. */
  private static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._$-]", "_");
    return plain.isEmpty() || plain.startsWith(".") ? "_" + plain : plain;
  }

  /**
   * Where the machine's console log goes.
   *
   * @return a path beside the file
   */
  public Path logFile() {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + ".log");
  }

  /**
   * Writes the file.
   *
   * @param result its content
   */
  public void write(TestResult result) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), ".", ".draft");
      try {
        mapper().writeValue(draft.toFile(), result);
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new ResultException(
          "the result cannot be written to "
              + file
              + " ("
              + e
              + "); no run may go unrecorded; make the folder writable or set ktstr.results",
          e);
    }
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its content
   */
  public static TestResult read(Path file) {
    try {
      return Optional.ofNullable(mapper().readValue(file.toFile(), TestResult.class))
          .orElseThrow(() -> new IOException("it holds nothing"));
    } catch (IOException e) {
      throw new ResultException(
          "the result file "
              + file
              + " cannot be read ("
              + e.getMessage()
              + "); it is not one of this version of ktstr",
          e);
    }
  }

  private static ObjectMapper mapper() {
    return new ObjectMapper()
        .registerModules(new Jdk8Module(), LatencyForm.module())
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  }
}
