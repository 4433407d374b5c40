package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.GuestShell.Limits;
import io.ktstr.machine.guest.cache.Sha256;
import io.ktstr.model.Topology;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real guests with a shell. */
@Tag("guest")
class GuestShellTest {

  private static final Limits LIMITS = new Limits(GuestLab.BOOT_TIMEOUT, Duration.ofMinutes(1));

  private final GuestLab lab;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  GuestShellTest(@TempDir Path cache) {
    lab = new GuestLab(cache);
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(GuestLab.runningQemus()).isEmpty();
    assertThat(lab.leftovers()).isEmpty();
  }

  private int run(String topology, ShellMode mode, Limits limits, ShellStreams streams) {
    return new GuestShell(GuestLab.qemu(), lab.cache(), GuestLab.busybox())
        .run(lab.plan(Topology.parse(topology), GuestLab.kernel()), mode, streams, limits);
  }

  private int exec(String command, byte[] input) {
    return run("1n1l1c1t", new ShellMode.Command(command), LIMITS, streams(input));
  }

  private ShellStreams streams(byte[] input) {
    return new ShellStreams(new ByteArrayInputStream(input), out, err);
  }

  @Test
  void aCommandRunsOnTheDeclaredMachineAndItsStreamsAndStatusArrive() {
    int status =
        run(
            "2n4l2c1t",
            new ShellMode.Command(
                "ls -d /sys/devices/system/node/node*; nproc; echo \"it's $0\" >/dev/stderr;"
                    + " sleep 1000 & exit 5"),
            LIMITS,
            streams(new byte[0]));

    assertThat(status).isEqualTo(5);
    assertThat(out)
        .hasToString("/sys/devices/system/node/node0\n/sys/devices/system/node/node1\n8\n");
    assertThat(err).hasToString("it's /ktstr/command\n");
  }

  @Test
  void commandsAreReadFromTheInputAndNotShown() {
    byte[] script = "cd /proc\npwd\nexit 3\necho no more\n".getBytes(StandardCharsets.UTF_8);

    assertThat(run("1n1l1c1t", new ShellMode.Script(), LIMITS, streams(script))).isEqualTo(3);
    assertThat(out).hasToString("/proc\n");
    assertThat(err).hasToString("");
  }

  @Test
  void anEmptyInputIsTheEndOfTheShell() {
    assertThat(run("1n1l1c1t", new ShellMode.Script(), LIMITS, streams(new byte[0]))).isZero();
  }

  @Test
  void bytesPassAsTheyAreInBothDirections() {
    byte[] bytes = new byte[1_000_003];
    new Random(1).nextBytes(bytes);

    int status = exec("tee /tmp/copy; sha256sum </tmp/copy | cut -c1-64 >&2; kill -9 $$", bytes);

    assertThat(status).as("128 and SIGKILL").isEqualTo(137);
    assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo(Sha256.of(bytes));
    assertThat(Sha256.of(out.toByteArray())).isEqualTo(Sha256.of(bytes));
  }

  @Test
  void aPanicIsToldWithTheKernelsWords() {
    assertThatThrownBy(() -> exec("echo c >/proc/sysrq-trigger", new byte[0]))
        .isInstanceOfSatisfying(
            GuestException.class,
            failure -> assertThat(failure.kind()).isEqualTo(GuestException.Kind.PANIC))
        .hasMessageContaining("sysrq triggered crash");
  }

  @Test
  void aShellThatTakesTooLongIsEnded() {
    Limits second = new Limits(GuestLab.BOOT_TIMEOUT, Duration.ofSeconds(1));

    assertThatThrownBy(
            () ->
                run("1n1l1c1t", new ShellMode.Command("sleep 1000"), second, streams(new byte[0])))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("had not ended after 1.0 s")
        .hasMessageContaining("--timeout");
  }

  @Test
  void aGuestThatIsNotUpInTimeIsTold() {
    Limits moment = new Limits(Duration.ofMillis(300), Duration.ofMinutes(1));

    assertThatThrownBy(() -> run("1n1l1c1t", new ShellMode.Script(), moment, streams(new byte[0])))
        .isInstanceOf(GuestException.class)
        .hasMessageContaining("ktstr.boot-timeout");
  }

  @Test
  void outputThatNobodyTakesEndsTheGuest() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThatThrownBy(
            () ->
                run(
                    "1n1l1c1t",
                    new ShellMode.Command("yes"),
                    LIMITS,
                    new ShellStreams(InputStream.nullInputStream(), closed, err)))
        .hasMessageStartingWith("standard output cannot be written (Broken pipe)");
  }

  @Test
  void inputThatCannotBeReadEndsTheGuest() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();

    assertThatThrownBy(
            () ->
                run("1n1l1c1t", new ShellMode.Script(), LIMITS, new ShellStreams(closed, out, err)))
        .hasMessageStartingWith("standard input cannot be read (Stream closed)");
  }

  @Test
  void aShellThatWasClosedDoesNotBegin() {
    GuestShell shell = new GuestShell(GuestLab.qemu(), lab.cache(), GuestLab.busybox());
    shell.close();

    assertThatThrownBy(
            () ->
                shell.run(
                    lab.plan(Topology.parse("1n1l1c1t"), GuestLab.kernel()),
                    new ShellMode.Script(),
                    streams(new byte[0]),
                    LIMITS))
        .isInstanceOf(MachineException.class);
  }
}
