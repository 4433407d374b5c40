package io.ktstr.machine.guest;

/**
 * What a guest holds on this host, given back in this order: QEMU, its sockets, the folder.
 *
 * @param qemu the process
 * @param sockets what it is connected to
 * @param folder sockets, initramfs and logs
 */
record GuestParts(QemuProcess qemu, GuestSockets sockets, GuestFolder folder)
    implements AutoCloseable {

  @Override
  public void close() {
    try (folder;
        sockets) {
      qemu.close();
    }
  }
}
