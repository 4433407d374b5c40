package io.ktstr.machine.guest;

import java.io.IOException;

/** The disk is full: a guest cannot be saved, but it can still be booted. */
final class NoRoomException extends IOException {

  private static final long serialVersionUID = 1L;

  NoRoomException(String message, Throwable cause) {
    super(message, cause);
  }
}
