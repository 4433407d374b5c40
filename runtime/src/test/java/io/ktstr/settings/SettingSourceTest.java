package io.ktstr.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingSourceTest {

  @Test
  void systemPropertyGoesBeforeTheEnvironmentAndBothAreReadUnderOneName() throws Exception {
    Map<String, String> environment =
        Map.of(
            "KTSTR_BACKEND", "vm",
            "KTSTR_ACCEL", "tcg",
            "KTSTR_BOOT_TIMEOUT", "9",
            "KTSTR_FAULT", "skip-mempolicy",
            "XDG_CACHE_HOME", "/c");

    assertThat(settingsOfAJvm(environment, "-Dktstr.accel=kvm"))
        .isEqualTo("VM KVM PT9S /c/ktstr SKIP_MEMPOLICY");
  }

  private static String settingsOfAJvm(Map<String, String> environment, String property)
      throws IOException, InterruptedException {
    ProcessBuilder jvm =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            property,
            "-cp",
            System.getProperty("java.class.path"),
            SettingsProgram.class.getName());
    jvm.environment().putAll(environment);
    Process process = jvm.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      process.waitFor();
      return line;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void propertyOfThisProcessIsFound() {
    String name = "ktstr.test-" + ProcessHandle.current().pid();
    assertThat(SettingSource.ofProcess().find(name)).isEmpty();
    System.setProperty(name, "value");
    try {
      assertThat(SettingSource.ofProcess().find(name)).hasValue("value");
    } finally {
      System.clearProperty(name);
    }
  }
}
