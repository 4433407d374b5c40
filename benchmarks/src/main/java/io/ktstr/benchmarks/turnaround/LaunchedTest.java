package io.ktstr.benchmarks.turnaround;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs a generated test as build tools and IDEs do.
 *
 * @param method name of the test's method
 * @param results where results go
 */
record LaunchedTest(String method, Path results) {

  private static final Class<?> GENERATED = TurnaroundKtstrTest.class;

  /** From JUnit's start of the test method to its verdict, without the time that workers run. */
  Duration run() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(GENERATED, method, "io.ktstr.junit.spi.KtstrRun"))
            .configurationParameter("ktstr.results", results.toString())
            .configurationParameter("ktstr.skip", "fail")
            .configurationParameter("ktstr.backend", "vm")
            .configurationParameter("ktstr.snapshots", "on")
            .build();
    Stopwatch stopwatch = new Stopwatch();
    LauncherFactory.create().execute(request, stopwatch);
    return stopwatch.took().minusNanos((long) (Turnaround.HOLD_SECONDS * 1e9));
  }

  /** Times the one test that runs. */
  private static final class Stopwatch implements TestExecutionListener {

    private long started;
    private Duration took;

    @Override
    public void executionStarted(TestIdentifier test) {
      if (test.isTest()) {
        started = System.nanoTime();
      }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      long now = System.nanoTime();
      if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        throw new IllegalStateException(
            test.getDisplayName() + " ended " + result, result.getThrowable().orElse(null));
      }
      if (test.isTest()) {
        took = Duration.ofNanos(now - started);
      }
    }

    Duration took() {
      if (took == null) {
        throw new IllegalStateException("no test ran");
      }
      return took;
    }
  }
}
