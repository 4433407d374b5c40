package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A guest with a busybox shell, on the machine that tests would have. It runs once; closing it from
 * another thread ends it at any time, and nothing of it is left then.
 */
public final class GuestShell implements AutoCloseable {

  private static final Duration POWER_OFF_TIMEOUT = Duration.ofSeconds(5);

  private final QemuProgram qemu;
  private final Path cache;
  private final Path busybox;
  private Optional<ShellParts> parts = Optional.empty();
  private boolean closed;

  /**
   * With the programs of this host; nothing is started yet.
   *
   * @param qemu the QEMU program
   * @param cache where the files of running guests are kept
   * @param busybox a statically linked busybox
   */
  public GuestShell(QemuProgram qemu, Path cache, Path busybox) {
    this.qemu = qemu;
    this.cache = cache;
    this.busybox = busybox;
  }

  /**
   * How long things may take.
   *
   * @param boot until the shell is there
   * @param run from then on until it has ended
   */
  public record Limits(Duration boot, Duration run) {}

  /**
   * Boots the guest and waits for the end of its shell.
   *
   * @param plan the guest
   * @param mode what the shell reads
   * @param streams its streams, not used on a terminal
   * @param limits how long it may take
   * @return the exit status of the shell, 0 to 255
   * @throws GuestException if the guest did not come up, panicked or ended without a status
   * @throws MachineException if it could not be started, a stream broke, or the time is over
   */
  public int run(GuestPlan plan, ShellMode mode, ShellStreams streams, Limits limits) {
    try (GuestShell self = this) {
      ShellParts started = self.start(plan, mode);
      Deadline boot = Deadline.after(limits.boot());
      connect(started, boot);
      ShellWatch watch = new ShellWatch(started.ports().get(ShellPorts.END), started.diagnosis());
      watch.awaitReady(boot);
      Deadline end = Deadline.after(limits.run());
      return mode instanceof ShellMode.Terminal
          ? await(started, watch, end)
          : awaitPumped(started, watch, streams, end);
    }
  }

  private synchronized ShellParts start(GuestPlan plan, ShellMode mode) {
    if (closed) {
      throw new MachineException("the guest's shell was ended before it began");
    }
    GuestFolder folder = GuestFolder.create(cache);
    try {
      writeInitramfs(folder, mode, plan.kernel().modules());
      ShellParts started = start(plan, mode, folder);
      parts = Optional.of(started);
      return started;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private ShellParts start(GuestPlan plan, ShellMode mode, GuestFolder folder) {
    List<String> names = ShellPorts.of(mode);
    boolean terminal = mode instanceof ShellMode.Terminal;
    ShellPorts ports = ShellPorts.listen(folder, names);
    try {
      List<String> command =
          QemuCommand.withShell(plan, qemu.path().toString(), folder, terminal, names);
      QemuProcess process =
          terminal
              ? QemuProcess.startOnTerminal(command, folder)
              : QemuProcess.start(command, folder);
      return new ShellParts(process, ports, folder);
    } catch (RuntimeException e) {
      ports.close();
      throw e;
    }
  }

  private void writeInitramfs(GuestFolder folder, ShellMode mode, List<Path> modules) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.initramfs()))) {
      ShellInitramfs.write(out, busybox, mode, modules);
    } catch (IOException e) {
      throw new MachineException(
          "the files of the guest cannot be written to the cache ("
              + e
              + "); make room there or set ktstr.cache",
          e);
    }
  }

  private static void connect(ShellParts parts, Deadline deadline) {
    try {
      parts.ports().accept(deadline, parts.qemu());
    } catch (EOFException e) {
      throw parts.diagnosis().gone("its start", e);
    } catch (SocketTimeoutException e) {
      throw parts.diagnosis().notUp(deadline, e);
    } catch (IOException e) {
      throw new MachineException("waiting for QEMU broke off: " + e.getMessage(), e);
    }
  }

  private static int await(ShellParts parts, ShellWatch watch, Deadline end) {
    int status = watch.awaitExit(end);
    parts.qemu().awaitEnd(POWER_OFF_TIMEOUT); // what keeps it from that is of no interest any more
    return status;
  }

  private static int awaitPumped(
      ShellParts parts, ShellWatch watch, ShellStreams streams, Deadline end) {
    ShellTraffic traffic = ShellTraffic.start(parts.ports(), streams, parts.qemu());
    Optional<MachineException> failure = Optional.empty();
    int status = 0;
    try {
      status = await(parts, watch, end);
    } catch (MachineException e) {
      failure = Optional.of(e);
    }
    parts.qemu().close();
    Optional<MachineException> first = traffic.finish();
    first = first.isPresent() ? first : failure;
    if (first.isPresent()) {
      throw first.get();
    }
    return status;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Optional<ShellParts> mine = parts;
    parts = Optional.empty();
    mine.ifPresent(ShellParts::close);
  }
}
