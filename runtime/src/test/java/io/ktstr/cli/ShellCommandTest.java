package io.ktstr.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ktstr.machine.guest.GuestLab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command in a JVM of its own, for its streams, its signals and its end are what is tested. */
class ShellCommandTest {

  private static final long DEADLINE_SECONDS = 120;
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir private Path cache;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2n4l | \"2n4l\" is not a topology",
        "2n1l1c1t | topology 2n1l1c1t: llcs = 1 cannot be divided",
        "1n1l1c1t --timeout 0 | --timeout 0 is no time",
        "2n2l1c1t --memory-mb 100 | [ktstr/topology-invalid] the machine has memoryMb = 100",
        "1n1l1c1t --timeout x | Invalid value for option '--timeout'",
      })
  void wrongArgumentIsOneMessageBeforeAnythingIsStarted(String arguments, String message) {
    CommandLab lab = new CommandLab();

    assertThat(lab.run(("shell " + arguments).split(" "))).isEqualTo(2);
    assertThat(lab.err()).startsWith(message);
    assertThat(lab.out()).isEmpty();
  }

  private List<String> command(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-Dktstr.cache=" + cache);
    command.add("-Dktstr.accel=tcg");
    command.add("-Dktstr.kernel=" + GuestLab.kernel().file());
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    Path busybox = GuestLab.busybox();
    Files.createDirectories(cache.resolve("busybox"));
    Files.copy(busybox, cache.resolve("busybox").resolve(busybox.getFileName()));
    return command;
  }

  private static int status(Process process) throws InterruptedException {
    assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static void say(Process process, String text) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(text.getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  @Test
  @Tag("guest")
  void whatIsPipedInIsRunAndItsStatusIsThatOfTheCommand() throws Exception {
    Process shell = new ProcessBuilder(command("shell", "1n1l1c1t")).start();
    say(shell, "uname\nexit 3\n");

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("Linux\n");
    assertThat(status(shell)).isEqualTo(3);
    assertThat(new GuestLab(cache).leftovers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "KILL"})
  @Tag("guest")
  void aSignalEndsTheGuestToo(String signal) throws Exception {
    Process shell =
        new ProcessBuilder(command("shell", "1n1l1c1t", "--exec", "echo started; exec sleep 1000"))
            .start();
    BufferedReader output = shell.inputReader();
    assertThat(output.readLine()).isEqualTo("started");
    List<ProcessHandle> guests = shell.descendants().toList();
    assertThat(guests).isNotEmpty();

    new ProcessBuilder("kill", "-" + signal, String.valueOf(shell.pid())).start().waitFor();

    assertThat(status(shell)).isGreaterThan(128);
    for (ProcessHandle guest : guests) {
      guest.onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
    if (!signal.equals("KILL")) {
      assertThat(new GuestLab(cache).leftovers()).isEmpty();
      assertThat(shell.errorReader().lines()).isEmpty();
    }
  }

  @Test
  @Tag("guest")
  void aTerminalIsHandedOverAndGivenBack() throws Exception {
    assumeThat(SCRIPT).as("script(1), which makes a terminal").isExecutable();
    List<String> words = command("shell", "1n1l1c1t");
    String line = "stty -g; " + String.join(" ", words) + "; echo status $?; stty -g";
    Process terminal =
        new ProcessBuilder(
                "timeout",
                String.valueOf(DEADLINE_SECONDS),
                SCRIPT.toString(),
                "-qec",
                line,
                "/dev/null")
            .start();
    BufferedReader output = terminal.inputReader();
    String before = output.readLine();

    awaitEnd(output, "# ");
    say(terminal, "sh -c 'tty; exec sleep 1000'\r"); // one process to interrupt, whenever it is
    awaitEnd(output, "/dev/ttyS0");
    say(terminal, "\u0003");
    awaitEnd(output, "# ");
    say(terminal, "exit 4\r");

    assertThat(output.lines()).containsSubsequence("status 4", before).last().isEqualTo(before);
    assertThat(status(terminal)).isZero();
    assertThat(new GuestLab(cache).leftovers()).isEmpty();
  }

  private static void awaitEnd(BufferedReader output, String end) throws IOException {
    StringBuilder said = new StringBuilder();
    while (!said.toString().endsWith(end)) {
      int letter = output.read();
      assertThat(letter).as("more after \"%s\"", said).isNotNegative();
      said.append((char) letter);
    }
  }
}
