package io.ktstr.fault;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.ktstr.machine.guest.GuestLab;
import java.nio.file.Path;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Runs subjects with JUnit Jupiter, with a cache and results of its own.
 *
 * @param cache of guests
 * @param results of tests
 */
record FaultLab(Path cache, Path results) {

  private static final int USUAL_TIMES = 5;

  /** How often each way of ending is tried; {@code ./ktstr test} does it once on a second JDK. */
  static int times() {
    return Integer.getInteger("ktstr.fault.times", USUAL_TIMES);
  }

  EngineExecutionResults run(Class<? extends FaultSubject> subject, String method) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("ktstr.cache", cache.toString())
        .configurationParameter("ktstr.results", results.toString())
        .configurationParameter("ktstr.kernel", GuestLab.kernel().file().toString())
        .configurationParameter("ktstr.skip", "fail")
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
        .selectors(selectMethod(subject, find(subject, method)))
        .execute();
  }

  private static java.lang.reflect.Method find(Class<?> subject, String name) {
    for (Class<?> type = subject; type != Object.class; type = type.getSuperclass()) {
      for (java.lang.reflect.Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          return method;
        }
      }
    }
    throw new IllegalArgumentException(subject + " has no method " + name);
  }
}
