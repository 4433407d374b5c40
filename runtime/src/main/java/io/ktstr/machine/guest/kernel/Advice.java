package io.ktstr.machine.guest.kernel;

/** The last part of the messages: what the reader can do. */
final class Advice {

  static final String NAME_A_KERNEL =
      "set ktstr.kernel to an x86-64 vmlinux or bzImage, or run ./ktstr kernel fetch";

  static final String BRING_A_KERNEL =
      "set ktstr.kernel to an x86-64 vmlinux or bzImage that has built in (not as modules)"
          + " CONFIG_PVH, CONFIG_NUMA, CONFIG_CPUSETS, CONFIG_BLK_DEV_INITRD, CONFIG_DEVTMPFS,"
          + " CONFIG_SERIAL_8250_CONSOLE, CONFIG_VIRTIO_PCI and CONFIG_VIRTIO_CONSOLE";

  static final String UPDATE_LISTS = "run apt-get update (./ktstr setup does it too) and try again";

  static final String COPY_AGAIN = "copy or build it again, or run ./ktstr kernel fetch";

  static final String CHOOSE_A_CACHE =
      "set ktstr.cache to a directory that this user can read and write";

  private Advice() {}
}
