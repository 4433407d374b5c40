package io.ktstr.machine.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What a guest holds on this host, given back in this order: QEMU, its sockets, the folder.
 *
 * @param qemu the process
 * @param channel the socket of the agent
 * @param control the socket of QEMU itself, if it is saved or restored
 * @param folder socket, initramfs and logs
 */
record GuestParts(
    QemuProcess qemu, AgentChannel channel, Optional<QmpLink> control, GuestFolder folder)
    implements AutoCloseable {

  @Override
  public void close() {
    try {
      qemu.close();
    } finally {
      closeSockets();
    }
  }

  private void closeSockets() {
    try (channel) {
      if (control.isPresent()) {
        control.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      folder.close();
    }
  }
}
