package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;

/**
 * A guest broke down: it panicked, hung, ended or never came up. The message ends with the tail of
 * its log.
 */
public final class GuestException extends MachineException {

  private static final long serialVersionUID = 1L;

  /** What became of the guest. */
  public enum Kind {
    /** Its kernel panicked. */
    PANIC,
    /** It did not answer within the deadline. */
    HANG,
    /** QEMU ended without a panic of the kernel. */
    QEMU_ENDED,
    /** It did not come up within the deadline. */
    BOOT_TIMEOUT
  }

  private final Kind kind;

  GuestException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * What became of the guest.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }
}
