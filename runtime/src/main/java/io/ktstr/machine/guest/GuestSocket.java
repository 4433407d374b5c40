package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A unix socket that QEMU connects to. Every wait has a deadline: {@link SocketTimeoutException}
 * when it passes, {@link EOFException} when the other end is gone.
 */
final class GuestSocket implements Closeable {

  private final ServerSocketChannel server;
  private SocketChannel peer;

  private GuestSocket(ServerSocketChannel server) {
    this.server = server;
  }

  static GuestSocket listen(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket), 1);
      server.configureBlocking(false);
      return new GuestSocket(server);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Waits for QEMU to connect; {@code died} ends the wait early. */
  void accept(Deadline deadline, Death died) throws IOException {
    try (Selector selector = Selector.open()) {
      server.register(selector, SelectionKey.OP_ACCEPT);
      CompletableFuture<Void> waker = died.end().thenRun(selector::wakeup);
      while ((peer = server.accept()) == null) {
        if (died.isDead()) {
          throw new EOFException("QEMU has ended");
        }
        select(selector, deadline);
      }
      waker.cancel(false);
    }
    peer.configureBlocking(false);
  }

  /** Whether the process at the other end is over, and a way to hear of it. */
  interface Death {
    boolean isDead();

    CompletableFuture<?> end();
  }

  void send(ByteBuffer bytes, Deadline deadline) throws IOException {
    try (Selector selector = register(peer, SelectionKey.OP_WRITE)) {
      while (bytes.hasRemaining()) {
        if (peer.write(bytes) == 0) {
          select(selector, deadline);
        }
      }
    }
  }

  /** Tells the other end that nothing more comes, once it has read what was sent. */
  void endOutput() throws IOException {
    peer.shutdownOutput();
  }

  /** Reads until the buffer is full, and flips it. */
  void fill(ByteBuffer buffer, Deadline deadline) throws IOException {
    while (buffer.hasRemaining()) {
      readSome(buffer, deadline);
    }
    buffer.flip();
  }

  /** Reads at least one byte. */
  void readSome(ByteBuffer buffer, Deadline deadline) throws IOException {
    int count = peer.read(buffer);
    if (count == 0) {
      try (Selector selector = register(peer, SelectionKey.OP_READ)) {
        while ((count = peer.read(buffer)) == 0) {
          select(selector, deadline);
        }
      }
    }
    if (count < 0) {
      throw new EOFException("the channel was closed");
    }
  }

  private static Selector register(SelectableChannel channel, int operation) throws IOException {
    Selector selector = Selector.open();
    channel.register(selector, operation);
    return selector;
  }

  private static void select(Selector selector, Deadline deadline) throws IOException {
    Duration left = deadline.remaining();
    if (left.isZero()) {
      throw new SocketTimeoutException("nothing for " + deadline);
    }
    selector.select(Math.max(1, left.toMillis()));
    selector.selectedKeys().clear();
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the waiting thread was interrupted");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      server.close();
    } finally {
      if (peer != null) {
        peer.close();
      }
    }
  }
}
