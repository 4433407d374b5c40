package io.ktstr.os;

/**
 * Numbers of the system calls that the C library has no function for.
 *
 * @param futex futex(2)
 * @param pidfdOpen pidfd_open(2)
 * @param pidfdSendSignal pidfd_send_signal(2)
 * @param statx statx(2)
 */
record SystemCallNumbers(int futex, int pidfdOpen, int pidfdSendSignal, int statx) {

  private static final int PIDFD_OPEN = 434;
  private static final int PIDFD_SEND_SIGNAL = 424;

  static SystemCallNumbers ofThisHost() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> new SystemCallNumbers(202, PIDFD_OPEN, PIDFD_SEND_SIGNAL, 332);
      case "aarch64" -> new SystemCallNumbers(98, PIDFD_OPEN, PIDFD_SEND_SIGNAL, 291);
      default ->
          throw new UnsupportedOperationException(
              "the processor architecture "
                  + System.getProperty("os.arch")
                  + " is not known; system call numbers differ; use x86-64 or aarch64");
    };
  }
}
