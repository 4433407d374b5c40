package io.ktstr.examples.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs the one test of a generated class with other settings. */
final class ExampleRun {

  private ExampleRun() {}

  static TestExecutionResult of(String testClass, Path results, Map<String, String> settings) {
    List<Event> finished =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(testClass))
            .configurationParameters(settings)
            .configurationParameter("ktstr.results", results.toString())
            .execute()
            .testEvents()
            .finished()
            .list();
    assertThat(finished).hasSize(1);
    return finished.get(0).getRequiredPayload(TestExecutionResult.class);
  }
}
