package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Frames over the socket of the agent's port. Waits end as those of {@link GuestSocket}. */
final class AgentChannel implements Closeable {

  private final GuestSocket socket;

  private AgentChannel(GuestSocket socket) {
    this.socket = socket;
  }

  static AgentChannel listen(Path path) throws IOException {
    return new AgentChannel(GuestSocket.listen(path));
  }

  /** Waits for QEMU to connect; {@code died} ends the wait early. */
  void accept(Deadline deadline, GuestSocket.Death died) throws IOException {
    socket.accept(deadline, died);
  }

  void send(ByteBuffer frame, Deadline deadline) throws IOException {
    socket.send(frame, deadline);
  }

  /** The next frame, without its length word. */
  ByteBuffer receive(Deadline deadline) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    socket.fill(length, deadline);
    int size = length.getInt();
    if (size < AgentProtocol.HEADER_SIZE || size > AgentProtocol.MAX_FRAME) {
      throw new IOException("a frame of " + size + " bytes is not possible");
    }
    ByteBuffer frame = ByteBuffer.allocate(size);
    socket.fill(frame, deadline);
    return frame;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
