package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The standard streams of a guest's shell.
 *
 * @param in into the guest, which may never end
 * @param out its output
 * @param err its error output
 */
record ShellTraffic(
    CompletableFuture<Void> in, CompletableFuture<Void> out, CompletableFuture<Void> err) {

  /** Starts moving bytes; a stream that breaks ends QEMU, for nobody wants its answer then. */
  static ShellTraffic start(ShellPorts ports, ShellStreams streams, QemuProcess qemu) {
    ShellTraffic traffic =
        new ShellTraffic(
            ShellPump.into(ports.get(ShellPorts.IN), streams.in()),
            ShellPump.outOf(ports.get(ShellPorts.OUT), streams.out(), "standard output"),
            ShellPump.outOf(ports.get(ShellPorts.ERR), streams.err(), "standard error"));
    traffic.in.exceptionally(failure -> end(qemu));
    traffic.out.exceptionally(failure -> end(qemu));
    traffic.err.exceptionally(failure -> end(qemu));
    return traffic;
  }

  private static Void end(QemuProcess qemu) {
    qemu.close();
    return null;
  }

  /**
   * Waits, once QEMU has ended, until everything is written that the guest has said; the first
   * stream that broke.
   */
  Optional<MachineException> finish() {
    return failure(out)
        .or(() -> failure(err))
        .or(() -> in.isCompletedExceptionally() ? failure(in) : Optional.empty());
  }

  private static Optional<MachineException> failure(CompletableFuture<Void> pump) {
    try {
      pump.join();
      return Optional.empty();
    } catch (CompletionException e) {
      return Optional.of(
          e.getCause() instanceof MachineException failure
              ? failure
              : new MachineException("a stream of the guest broke off: " + e.getCause(), e));
    }
  }
}
