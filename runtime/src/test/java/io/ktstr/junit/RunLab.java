package io.ktstr.junit;

import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.Topology;
import io.ktstr.result.ResultFile;
import io.ktstr.result.TestResult;
import io.ktstr.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs of tests on this host, with results in a folder of their own.
 *
 * @param results the folder
 */
record RunLab(Path results) {

  /** A test that any host can run. */
  static TestSpec spec() {
    return TestSpec.of("Sample", "body", Topology.of(1, 1, 1, 1)).onHostOnly().durationMillis(50);
  }

  TestRun run(String... settings) {
    return new TestRun(settings(settings), "a.b", entry -> {});
  }

  /** Names and values in turn. */
  Settings settings(String... namesAndValues) {
    Map<String, String> values = new TreeMap<>();
    values.put("ktstr.results", results.toString());
    values.put("ktstr.cache", results.resolve("cache").toString());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Settings.from(name -> Optional.ofNullable(values.get(name)));
  }

  /** The only result. */
  TestResult result() {
    List<Path> files = files();
    if (files.size() != 1) {
      throw new AssertionError("there is not one result but " + files);
    }
    return ResultFile.read(files.get(0));
  }

  List<Path> files() {
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A body that gives this verdict. */
  static KtstrRun.Body giving(io.ktstr.api.AssertResult result) {
    return ctx -> result;
  }
}
