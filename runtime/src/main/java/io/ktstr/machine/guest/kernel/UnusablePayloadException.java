package io.ktstr.machine.guest.kernel;

import java.io.IOException;

/** The payload of a bzImage cannot be unpacked; the message says why. */
final class UnusablePayloadException extends IOException {

  private static final long serialVersionUID = 1L;

  UnusablePayloadException(String reason) {
    super(reason);
  }

  UnusablePayloadException(PayloadFormat format, Throwable cause) {
    super("its payload (" + format + ") cannot be unpacked: " + cause.getMessage(), cause);
  }
}
