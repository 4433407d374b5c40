package io.ktstr.machine.guest;

/**
 * What a guest with a shell holds on this host, given back in this order: QEMU, its ports, the
 * folder.
 *
 * @param qemu the process
 * @param ports what it is connected to
 * @param folder sockets, initramfs and logs
 */
record ShellParts(QemuProcess qemu, ShellPorts ports, GuestFolder folder) implements AutoCloseable {

  GuestDiagnosis diagnosis() {
    return new GuestDiagnosis(qemu, folder);
  }

  @Override
  public void close() {
    try (folder;
        ports) {
      qemu.close();
    }
  }
}
