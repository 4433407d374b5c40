package io.ktstr.settings;

/** A setting has a value that it cannot have. */
public final class SettingsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }
}
