package io.ktstr.machine.guest.kernel;

import io.ktstr.machine.MachineException;
import java.io.IOException;

/** A kernel image cannot be had or cannot be used. The message is {@code fact; reason; fix}. */
public final class KernelException extends MachineException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Something about a kernel is wrong.
   *
   * @param fact what cannot be done, naming the file or package
   * @param reason why not
   * @param fix what the reader can do about it
   */
  KernelException(String fact, String reason, String fix) {
    super(fact + "; " + reason + "; " + fix);
    this.reason = reason;
  }

  /**
   * A file operation failed.
   *
   * @param fact what cannot be done, naming the file
   * @param cause its message becomes the reason
   * @param fix what the reader can do about it
   */
  KernelException(String fact, IOException cause, String fix) {
    super(fact + "; " + IoReason.of(cause) + "; " + fix, cause);
    this.reason = IoReason.of(cause);
  }

  /** The middle part of the message: why. */
  public String reason() {
    return reason;
  }
}
