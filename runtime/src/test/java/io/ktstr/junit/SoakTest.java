package io.ktstr.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.Outcome;
import io.ktstr.machine.guest.GuestLab;
import io.ktstr.result.ResultFile;
import io.ktstr.result.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many guest tests in two JVMs at the same time, with one cache. {@code -Dktstr.soak.tests=200} for
 * a long run.
 */
@Tag("guest")
class SoakTest {

  private static final int TESTS = Integer.getInteger("ktstr.soak.tests", 24);
  private static final int JVMS = 2;
  private static final Duration DEADLINE_EACH = Duration.ofSeconds(60);

  /** What a single guest that stayed would more than fill. */
  private static final long MEMORY_BOUND_MB = 192;

  @TempDir private Path folder;
  private final List<Process> programs = new ArrayList<>();

  private Path cache() {
    return folder.resolve("cache");
  }

  private void start() throws IOException {
    Path log = folder.resolve("log" + programs.size());
    programs.add(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SoakProgram.class.getName(),
                String.valueOf(TESTS / JVMS),
                folder.resolve("results").toString(),
                cache().toString(),
                GuestLab.kernel().file().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start());
  }

  @AfterEach
  void endPrograms() {
    programs.forEach(Process::destroyForcibly);
  }

  @Test
  void allVerdictsAreRightAndNothingIsLeft() throws Exception {
    HostMemory before = HostMemory.read();
    long start = System.nanoTime();
    for (int i = 0; i < JVMS; i++) {
      start();
    }
    for (int i = 0; i < JVMS; i++) {
      boolean ended =
          programs.get(i).waitFor(DEADLINE_EACH.multipliedBy(TESTS).toSeconds(), TimeUnit.SECONDS);
      String log = Files.readString(folder.resolve("log" + i));
      assertThat(ended).as(log).isTrue();
      assertThat(programs.get(i).exitValue()).as(log).isZero();
    }
    double seconds = (System.nanoTime() - start) / 1e9;

    List<TestResult> results = results();
    assertThat(results).hasSize(TESTS).allSatisfy(SoakTest::assertRight);
    assertThat(results).extracting(TestResult::outcome).contains(Optional.of(Outcome.FAIL));
    assertThat(savedGuests()).as("one for each machine: all others were restored").isEqualTo(3);
    assertThat(new GuestLab(cache()).leftovers()).isEmpty();
    assertThat(processesOfThisCache()).isEmpty();
    assertThat(Files.readString(Path.of("/proc/net/unix"))).doesNotContain(cache().toString());
    HostMemory after = HostMemory.read();
    assertThat(after.ownerlessMb()).isLessThan(before.ownerlessMb() + MEMORY_BOUND_MB);
    System.out.printf(
        "soak: %d tests in %d JVMs, %.0f s, memory before %s, after %s%n",
        TESTS, JVMS, seconds, before, after);
  }

  private static void assertRight(TestResult result) {
    assertThat(result.status()).as(result.test()).isEqualTo(TestResult.Status.FINISHED);
    assertThat(result.outcome())
        .as(result.test())
        .hasValue(SoakKind.named(result.test()).expected());
    assertThat(result.machine().orElseThrow())
        .startsWith("guest, Linux ")
        .endsWith("(ktstr.accel=tcg)");
  }

  private List<TestResult> results() {
    return new RunLab(folder.resolve("results"))
        .files().stream()
            .filter(file -> file.toString().endsWith(".json"))
            .map(ResultFile::read)
            .toList();
  }

  private long savedGuests() throws IOException {
    try (Stream<Path> entries = Files.list(cache().resolve("snapshots"))) {
      return entries.filter(path -> !path.getFileName().toString().startsWith(".")).count();
    }
  }

  /** QEMU, and what it started, have paths in the cache among their arguments. */
  private List<String> processesOfThisCache() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(command -> command.contains(cache().toString()))
        .toList();
  }

  /**
   * Memory of this host, on which others may be busy too.
   *
   * @param availableMb what programs could get, in MiB
   * @param ownerlessMb what is in use and would not come back if all processes ended, in MiB
   */
  private record HostMemory(long availableMb, long ownerlessMb) {

    static HostMemory read() throws IOException {
      List<String> lines = Files.readAllLines(Path.of("/proc/meminfo"));
      long available = field(lines, "MemAvailable:");
      return new HostMemory(
          available, field(lines, "MemTotal:") - available - field(lines, "AnonPages:"));
    }

    private static long field(List<String> lines, String name) {
      return lines.stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
          .findFirst()
          .orElseThrow();
    }
  }
}
