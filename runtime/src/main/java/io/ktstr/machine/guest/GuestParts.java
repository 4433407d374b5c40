package io.ktstr.machine.guest;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a guest holds on this host, given back in this order: QEMU, the channel, the folder.
 *
 * @param qemu the process
 * @param channel the socket
 * @param folder socket, initramfs and logs
 */
record GuestParts(QemuProcess qemu, AgentChannel channel, GuestFolder folder)
    implements AutoCloseable {

  @Override
  public void close() {
    try {
      qemu.close();
    } finally {
      closeChannel();
    }
  }

  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      folder.close();
    }
  }
}
