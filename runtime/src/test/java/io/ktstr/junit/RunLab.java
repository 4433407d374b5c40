package io.ktstr.junit;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.CgroupDef;
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
import java.util.function.UnaryOperator;
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

  Run run(String... settings) {
    return new Run(new TestRun(settings(settings), "a.b", entry -> {}, Optional::empty));
  }

  /** What the developer writes. */
  @FunctionalInterface
  interface Body {
    AssertResult run(Ctx ctx) throws Exception;
  }

  /**
   * Runs bodies as generated methods do.
   *
   * @param run a run that has not begun
   */
  record Run(TestRun run) {

    void test(TestSpec spec, Body body) throws Throwable {
      run.around(() -> run.end(body.run(run.begin(spec))));
    }

    void declared(TestSpec spec, CgroupDef... defs) throws Throwable {
      judged(spec, result -> result, defs);
    }

    void judged(TestSpec spec, UnaryOperator<AssertResult> body, CgroupDef... defs)
        throws Throwable {
      run.around(
          () -> {
            run.begin(spec);
            run.end(body.apply(run.execute(defs)));
          });
    }
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
  static Body giving(AssertResult result) {
    return ctx -> result;
  }
}
