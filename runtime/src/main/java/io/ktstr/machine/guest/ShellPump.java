package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Moves bytes between a stream of this host and a port of a guest, on a thread of its own. Only
 * what befalls the stream is a failure: the port breaks off when the guest ends.
 */
final class ShellPump {

  private static final int BUFFER_BYTES = 64 << 10;

  /** A shell may be silent for as long as it likes; its end ends the wait. */
  private static final Duration FOREVER = Duration.ofDays(365);

  private ShellPump() {}

  /** Into the guest, which is told of the end of the stream. */
  static CompletableFuture<Void> into(GuestSocket port, InputStream in) {
    return start("ktstr-shell-in", () -> feed(port, in));
  }

  private static void feed(GuestSocket port, InputStream in) {
    byte[] bytes = new byte[BUFFER_BYTES];
    int count = read(in, bytes);
    while (count >= 0 && send(port, ByteBuffer.wrap(bytes, 0, count))) {
      count = read(in, bytes);
    }
    if (count < 0) {
      end(port);
    }
  }

  private static int read(InputStream in, byte[] bytes) {
    try {
      return in.read(bytes);
    } catch (IOException e) {
      throw broken("standard input cannot be read", e);
    }
  }

  private static boolean send(GuestSocket port, ByteBuffer bytes) {
    try {
      port.send(bytes, Deadline.after(FOREVER));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void end(GuestSocket port) {
    try {
      port.endOutput();
    } catch (IOException e) {
      return; // the guest is gone, and with it whoever waits for the end
    }
  }

  /** Out of the guest, until QEMU ends. */
  static CompletableFuture<Void> outOf(GuestSocket port, OutputStream out, String what) {
    return start(
        "ktstr-shell-out",
        () -> {
          byte[] bytes = new byte[BUFFER_BYTES];
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (fill(port, buffer)) {
            write(out, bytes, buffer.position(), what);
            buffer.clear();
          }
        });
  }

  private static boolean fill(GuestSocket port, ByteBuffer buffer) {
    try {
      port.readSome(buffer, Deadline.after(FOREVER));
      return true;
    } catch (EOFException end) {
      return false;
    } catch (IOException e) {
      throw broken("what the guest says cannot be read", e);
    }
  }

  private static void write(OutputStream out, byte[] bytes, int count, String what) {
    try {
      out.write(bytes, 0, count);
      out.flush();
    } catch (IOException e) {
      throw broken(what + " cannot be written", e);
    }
  }

  private static MachineException broken(String fact, IOException cause) {
    return new MachineException(
        fact + " (" + cause.getMessage() + "); the guest was ended before its shell had", cause);
  }

  /** A daemon: a read from a terminal cannot be broken off. */
  private static CompletableFuture<Void> start(String name, Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                done.complete(null);
              } catch (RuntimeException e) {
                done.completeExceptionally(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return done;
  }
}
