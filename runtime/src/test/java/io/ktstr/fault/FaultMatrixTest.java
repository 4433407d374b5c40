package io.ktstr.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.guest.cache.FileTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Ways to end that this JVM survives. After each, everything is as it was before. */
@Tag("guest")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FaultMatrixTest {

  private static final int TIMES = FaultLab.times();

  @TempDir private static Path folder;

  private final FaultLab lab = new FaultLab(folder.resolve("cache"), folder.resolve("results"));

  /** The first guest is saved, so that what comes is compared with a run that has a cache. */
  @BeforeAll
  static void warmUp() {
    FaultLab lab = new FaultLab(folder.resolve("cache"), folder.resolve("results"));
    assertEnd(lab.run(FaultSubject.InGuest.class, "passes"), "");
    assertEnd(lab.run(FaultSubject.OnHost.class, "passes"), "");
    System.setProperty(FaultSubject.CACHE_PROPERTY, lab.cache().toString());
  }

  @AfterAll
  static void forgetTheCache() {
    System.clearProperty(FaultSubject.CACHE_PROPERTY);
  }

  @AfterEach
  void nobodyIsInterrupted() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "passes, ",
    "fails, maxPageLocality",
    "throwsFromItsBody, thrown by the body",
    "breaksARule, [ktstr/policy-unknown-node]",
    "takesTooLong, timed out after 1 second",
    "losesItsCache, ",
  })
  void nothingIsLeftOnTheHost(String method, String message) {
    repeat(FaultSubject.OnHost.class, method, message == null ? "" : message);
  }

  @ParameterizedTest
  @CsvSource({
    "passes, ",
    "fails, maxPageLocality",
    "throwsFromItsBody, thrown by the body",
    "breaksARule, [ktstr/policy-unknown-node]",
    "takesTooLong, timed out after 1 second",
    "losesQemuAtOnce, QEMU ended",
    "losesQemuWhileWorkersRun, QEMU ended",
    "losesTheAgentAndPanics, kernel panicked",
  })
  void nothingIsLeftOfAGuest(String method, String message) {
    repeat(FaultSubject.InGuest.class, method, message == null ? "" : message);
  }

  /** A guest that runs needs nothing of the cache, but its log is gone. */
  @Test
  void nothingIsLeftWhereTheCacheIsTakenAway() {
    repeat(FaultSubject.InGuest.class, "losesItsCache", "");
  }

  /** Not even the smallest guest has room. */
  @Test
  void nothingIsLeftOnADiskThatIsFull() throws Exception {
    FaultLab full = new FaultLab(Files.createDirectory(folder.resolve("full")), lab.results());
    command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", full.cache().toString());
    try {
      for (int i = 0; i < TIMES; i++) {
        Footprint before = Footprint.ofThisJvm(full.cache());
        assertEnd(full.run(FaultSubject.InGuest.class, "passes"), "No space left on device");
        assertThat(Footprint.ofThisJvm(full.cache())).as("time %d", i + 1).isEqualTo(before);
      }
    } finally {
      command("umount", full.cache().toString());
    }
  }

  private static void command(String... words) throws Exception {
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
  }

  private void repeat(Class<? extends FaultSubject> subject, String method, String message) {
    for (int i = 0; i < TIMES; i++) {
      Footprint before = Footprint.ofThisJvm(lab.cache());

      assertEnd(lab.run(subject, method), message);

      assertThat(Footprint.ofThisJvm(lab.cache())).as("time %d", i + 1).isEqualTo(before);
    }
  }

  private static void assertEnd(EngineExecutionResults results, String message) {
    List<TestExecutionResult> ends =
        results.testEvents().finished().stream()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .toList();
    assertThat(ends).hasSize(1);
    String thrown = ends.get(0).getThrowable().map(Throwable::toString).orElse("");
    if (message.isEmpty()) {
      assertThat(thrown).isEmpty();
    } else {
      assertThat(thrown).contains(message);
    }
  }

  /** What is not the cache's own is never touched. */
  @ParameterizedTest
  @ValueSource(strings = {"run/not-a-guest", "snapshots/notes.txt"})
  void filesOfOthersStay(String name) throws Exception {
    Path other = lab.cache().resolve(name);
    Files.createDirectories(other);
    try {
      assertEnd(lab.run(FaultSubject.InGuest.class, "passes"), "");
      assertThat(other).exists();
    } finally {
      FileTree.delete(other);
    }
  }
}
