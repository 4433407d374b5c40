package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.NativePrograms;
import io.ktstr.os.PermanentThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A running QEMU, tied to this JVM: it is started through the tether by a thread that lives as long
 * as it does, so that the kernel kills it with this JVM however that ends.
 */
final class QemuProcess implements AutoCloseable, GuestSocket.Death {

  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

  private final Process process;
  private final PermanentThread thread;

  private QemuProcess(Process process, PermanentThread thread) {
    this.process = process;
    this.thread = thread;
  }

  static QemuProcess start(List<String> command, GuestFolder folder) {
    return start(
        command,
        folder,
        builder ->
            builder
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(folder.qemuLog().toFile()));
  }

  /** Has the terminal of this JVM; only what goes wrong is logged. */
  static QemuProcess startOnTerminal(List<String> command, GuestFolder folder) {
    return start(
        command,
        folder,
        builder ->
            builder
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(folder.qemuLog().toFile()));
  }

  private static QemuProcess start(
      List<String> command, GuestFolder folder, UnaryOperator<ProcessBuilder> streams) {
    PermanentThread thread = new PermanentThread("ktstr-qemu-parent");
    try {
      installTether(folder.tether());
      List<String> tethered = new ArrayList<>();
      tethered.add(folder.tether().toString());
      tethered.add(String.valueOf(ProcessHandle.current().pid()));
      tethered.addAll(command);
      ProcessBuilder builder = streams.apply(new ProcessBuilder(tethered));
      return new QemuProcess(thread.call(builder::start), thread);
    } catch (Exception e) {
      thread.close();
      throw new MachineException(
          "QEMU cannot be started (" + e + "); a guest needs it; run ./ktstr setup", e);
    }
  }

  private static void installTether(Path path) throws IOException {
    Files.write(path, NativePrograms.tether());
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }

  @Override
  public boolean isDead() {
    return !process.isAlive();
  }

  @Override
  public CompletableFuture<Process> end() {
    return process.onExit();
  }

  /** Waits for the end; false if it did not come in time. */
  boolean awaitEnd(Duration timeout) {
    try {
      return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  int exitStatus() {
    return process.exitValue();
  }

  long pid() {
    return process.pid();
  }

  /** Kills QEMU if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
    boolean interrupted = Thread.interrupted();
    boolean ended = awaitEnd(KILL_TIMEOUT);
    thread.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      throw new MachineException(
          "QEMU (pid "
              + pid()
              + ") is still there "
              + KILL_TIMEOUT.toSeconds()
              + " s after SIGKILL; it waits for a device of this host; look at /proc/"
              + pid()
              + "/stack");
    }
  }
}
