package io.ktstr.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.machine.guest.GuestLab;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.Topology;
import io.ktstr.result.ResultFile;
import io.ktstr.result.TestResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventStatistics;

/** Tests that JUnit runs at the same time share the CPUs of this host. */
@Tag("guest")
class ParallelGuestsTest {

  private static final int TESTS = 6;
  private static final long DEADLINE_MINUTES = 5;

  @TempDir private Path folder;

  /** What the tests of one run see of each other. */
  private record Meeting(CyclicBarrier barrier, Queue<Integer> alive) {

    /** As many as may run at once wait for each other, count, and let nobody go before. */
    void join() throws Exception {
      barrier.await(DEADLINE_MINUTES, TimeUnit.MINUTES);
      alive.add(GuestLab.runningQemus().size());
      barrier.await(DEADLINE_MINUTES, TimeUnit.MINUTES);
    }
  }

  /** Set before JUnit makes the instances of the class below. */
  private static Meeting meeting;

  /** What generated classes look like; found by its name only here. */
  @ExtendWith(KtstrExtension.class)
  static final class Six {

    private static void run(KtstrRun run, String name) throws Exception {
      run.begin(TestSpec.of("Six", name, Topology.of(1, 1, 2, 1)).durationMillis(50));
      meeting.join();
      run.end(run.execute(CgroupDef.named("all").workers(1).memPolicy(MemPolicy.bind(0))));
    }

    @Test
    void one(KtstrRun run) throws Exception {
      run(run, "one");
    }

    @Test
    void two(KtstrRun run) throws Exception {
      run(run, "two");
    }

    @Test
    void three(KtstrRun run) throws Exception {
      run(run, "three");
    }

    @Test
    void four(KtstrRun run) throws Exception {
      run(run, "four");
    }

    @Test
    void five(KtstrRun run) throws Exception {
      run(run, "five");
    }

    @Test
    void six(KtstrRun run) throws Exception {
      run(run, "six");
    }
  }

  /** With as many as there are tests all are seen at once: nothing else holds them back. */
  @ParameterizedTest
  @ValueSource(ints = {2, TESTS})
  void noMoreGuestsRunThanAreAllowed(int guests) throws Exception {
    meeting = new Meeting(new CyclicBarrier(guests), new ConcurrentLinkedQueue<>());
    Path cache = folder.resolve("cache");

    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Six.class))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter(
            "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(TESTS))
        .configurationParameter("ktstr.results", folder.resolve("results").toString())
        .configurationParameter("ktstr.cache", cache.toString())
        .configurationParameter("ktstr.kernel", GuestLab.kernel().file().toString())
        .configurationParameter("ktstr.accel", "tcg")
        .configurationParameter("ktstr.skip", "fail")
        .configurationParameter("ktstr.guests", String.valueOf(guests))
        .execute()
        .testEvents()
        .assertStatistics(ParallelGuestsTest::allPassed);

    assertThat(meeting.alive())
        .as("one more may be ready for its test, which takes no CPU meanwhile")
        .hasSize(TESTS)
        .allSatisfy(alive -> assertThat(alive).isBetween(guests, guests + 1));
    assertThat(results()).hasSize(TESTS).allMatch(TestResult::good);
    assertThat(new GuestLab(cache).leftovers()).isEmpty();
    assertThat(GuestLab.runningQemus()).isEmpty();
  }

  private static void allPassed(EventStatistics statistics) {
    statistics.started(TESTS).succeeded(TESTS);
  }

  private List<TestResult> results() {
    return new RunLab(folder.resolve("results"))
        .files().stream()
            .filter(file -> file.toString().endsWith(".json"))
            .map(ResultFile::read)
            .toList();
  }
}
