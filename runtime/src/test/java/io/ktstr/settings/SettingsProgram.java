package io.ktstr.settings;

import java.nio.charset.StandardCharsets;

/** Prints the settings of its process. */
final class SettingsProgram {

  private SettingsProgram() {}

  /**
   * Runs in the other JVM.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Settings settings = Settings.from(SettingSource.ofProcess());
    String line =
        settings.backend()
            + " "
            + settings.accelerator()
            + " "
            + settings.bootTimeout()
            + " "
            + settings.cache()
            + " "
            + settings.fault()
            + "\n";
    System.out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
  }
}
