package io.ktstr.benchmarks.turnaround;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  /** From JUnit's start of the test method to its verdict, without the time that workers run. */
  Duration alone() {
    return launch(TurnaroundKtstrTest.class, 1).get(0);
  }

  /** The same for tests that follow each other in one run of JUnit. */
  List<Duration> series(int times) {
    return launch(Series.class, times);
  }

  private List<Duration> launch(Class<?> type, int times) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(type, method, "io.ktstr.junit.spi.KtstrRun"))
            .configurationParameter("ktstr.results", results.toString())
            .configurationParameter("ktstr.skip", "fail")
            .configurationParameter("ktstr.backend", "vm")
            .configurationParameter("ktstr.snapshots", "on")
            .configurationParameter(Series.TIMES, String.valueOf(times))
            .build();
    Stopwatch stopwatch = new Stopwatch();
    LauncherFactory.create().execute(request, stopwatch);
    if (stopwatch.took.size() != times) {
      throw new IllegalStateException(stopwatch.took.size() + " tests ran instead of " + times);
    }
    return List.copyOf(stopwatch.took);
  }

  /** Times the tests that run, one after another. */
  private static final class Stopwatch implements TestExecutionListener {

    private long started;
    private final List<Duration> took = new ArrayList<>();

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
        took.add(
            Duration.ofNanos(now - started).minusNanos((long) (Turnaround.HOLD_SECONDS * 1e9)));
      }
    }
  }
}
