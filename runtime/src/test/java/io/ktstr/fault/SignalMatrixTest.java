package io.ktstr.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways to end that take the whole JVM along, each at several moments of a run. */
@Tag("guest")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class SignalMatrixTest {

  private static final int TIMES = FaultLab.times();
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final long STEP_MILLIS = 120;

  @TempDir private static Path folder;

  private final FaultLab lab = new FaultLab(folder.resolve("cache"), folder.resolve("results"));
  private Process victim;

  /** The program that is ended: one subject in a JVM of its own. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
      Class<? extends FaultSubject> subject =
          Class.forName(arguments[0]).asSubclass(FaultSubject.class);
      new FaultLab(Path.of(arguments[1]), Path.of(arguments[2])).run(subject, "runsUntilItIsEnded");
    }
  }

  @BeforeAll
  static void saveTheGuest() {
    new FaultLab(folder.resolve("cache"), folder.resolve("results"))
        .run(FaultSubject.InGuest.class, "passes");
  }

  @AfterEach
  void endVictim() {
    if (victim != null) {
      victim.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"OnHost, TERM", "OnHost, INT", "InGuest, TERM", "InGuest, INT"})
  void nothingIsLeftOfAJvmThatIsToldToEnd(String subject, String signal) throws Exception {
    for (int i = 0; i < TIMES; i++) {
      Footprint before = Footprint.withoutProcesses(lab.cache(), temporary());

      long session = endedBy(signal, subject, i);

      assertSame(before, session, i);
    }
  }

  /** What it cannot clean itself the next run does. */
  @ParameterizedTest
  @CsvSource({"OnHost", "InGuest"})
  void nothingIsLeftAfterTheNextRunOfAJvmThatIsKilled(String subject) throws Exception {
    for (int i = 0; i < TIMES; i++) {
      Footprint before = Footprint.withoutProcesses(lab.cache(), temporary());

      long session = endedBy("KILL", subject, i);
      awaitEndOf(session);
      lab.run(type(subject), "passes")
          .testEvents()
          .assertStatistics(statistics -> statistics.succeeded(1));

      assertSame(before, session, i);
    }
  }

  private Footprint footprint(long session) {
    return Footprint.ofSession(session, lab.cache(), temporary());
  }

  private static Path temporary() {
    return folder.resolve("tmp");
  }

  private void assertSame(Footprint before, long session, int time) {
    awaitEndOf(session);
    assertThat(footprint(session)).as("time %d", time + 1).isEqualTo(before);
  }

  /** The kernel ends what was tied to the JVM a moment after it. */
  private void awaitEndOf(long session) {
    Deadline deadline = Deadline.after(DEADLINE);
    while (!footprint(session).processes().isEmpty() && !deadline.expired()) {
      Thread.onSpinWait();
    }
    assertThat(footprint(session).processes()).isEmpty();
  }

  /** A later moment each time: between the machine's being there and its workers' running. */
  private long endedBy(String signal, String subject, int time) throws Exception {
    victim = start(type(subject));
    BufferedReader output = victim.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).isEqualTo(FaultSubject.UP);
    assertThat(victim.waitFor(time * STEP_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
    new ProcessBuilder("kill", "-" + signal, String.valueOf(victim.pid())).start().waitFor();
    assertThat(victim.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return victim.pid();
  }

  private static Class<? extends FaultSubject> type(String subject) {
    return subject.equals("OnHost") ? FaultSubject.OnHost.class : FaultSubject.InGuest.class;
  }

  /** In a session of its own, by which everything that it starts is known. */
  private Process start(Class<? extends FaultSubject> subject) throws IOException {
    Files.createDirectories(temporary());
    List<String> command = new ArrayList<>();
    command.add("setsid");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.add("-Djava.io.tmpdir=" + temporary());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Victim.class.getName()));
    command.addAll(List.of(subject.getName(), lab.cache().toString(), lab.results().toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
