package io.ktstr.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static SettingSource source(Map<String, String> values) {
    return name -> Optional.ofNullable(values.get(name));
  }

  private static Settings with(String name, String value) {
    return Settings.from(source(Map.of(name, value)));
  }

  @Test
  void withoutAnySettingThereAreDefaults() {
    Settings settings = Settings.from(name -> Optional.empty());

    assertThat(settings)
        .isEqualTo(
            new Settings(
                Backend.AUTO,
                Accelerator.AUTO,
                Optional.empty(),
                Optional.empty(),
                Path.of(System.getProperty("user.home"), ".cache", "ktstr"),
                Path.of("target", "ktstr"),
                Duration.ofMinutes(2),
                Snapshots.ON,
                2048,
                Runtime.getRuntime().availableProcessors(),
                OnSkip.SKIP,
                OnInconclusive.FAIL,
                TimingTrust.AUTO,
                Fault.NONE));
    assertThat(settings.results()).isAbsolute();
    assertThat(settings.cache()).isAbsolute();
  }

  @Test
  void everySettingIsReadUnderItsName() {
    Settings settings =
        Settings.from(
            source(
                Map.ofEntries(
                    Map.entry("ktstr.backend", "local"),
                    Map.entry("ktstr.accel", "tcg"),
                    Map.entry("ktstr.kernel", "6.12"),
                    Map.entry("ktstr.qemu", "/opt/qemu"),
                    Map.entry("ktstr.cache", "/var/cache/k"),
                    Map.entry("ktstr.results", "/tmp/r"),
                    Map.entry("ktstr.boot-timeout", "7"),
                    Map.entry("ktstr.skip", "fail"),
                    Map.entry("ktstr.inconclusive", "skip"),
                    Map.entry("ktstr.timing", "trust"),
                    Map.entry("ktstr.fault", "skip-mempolicy"),
                    Map.entry("ktstr.snapshots", "off"),
                    Map.entry("ktstr.snapshots-mb", "300"),
                    Map.entry("ktstr.guests", " 5 "))));

    assertThat(settings)
        .isEqualTo(
            new Settings(
                Backend.LOCAL,
                Accelerator.TCG,
                Optional.of("6.12"),
                Optional.of("/opt/qemu"),
                Path.of("/var/cache/k"),
                Path.of("/tmp/r"),
                Duration.ofSeconds(7),
                Snapshots.OFF,
                300,
                5,
                OnSkip.FAIL,
                OnInconclusive.SKIP,
                TimingTrust.TRUST,
                Fault.SKIP_MEMPOLICY));
  }

  @ParameterizedTest
  @EnumSource
  void everyBackendHasItsSpelling(Backend backend) {
    assertThat(with("ktstr.backend", backend.name().toLowerCase(java.util.Locale.ROOT)).backend())
        .isEqualTo(backend);
  }

  @ParameterizedTest
  @EnumSource
  void everyAcceleratorHasItsSpelling(Accelerator accelerator) {
    assertThat(
            with("ktstr.accel", accelerator.name().toLowerCase(java.util.Locale.ROOT))
                .accelerator())
        .isEqualTo(accelerator);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KVM", " kvm ", "Kvm"})
  void caseAndSpaceAroundDoNotMatter(String text) {
    assertThat(with("ktstr.accel", text).accelerator()).isEqualTo(Accelerator.KVM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ktstr.backend",
        "ktstr.accel",
        "ktstr.kernel",
        "ktstr.qemu",
        "ktstr.cache",
        "ktstr.results",
        "ktstr.boot-timeout",
        "ktstr.snapshots",
        "ktstr.snapshots-mb",
        "ktstr.guests",
        "ktstr.skip",
        "ktstr.inconclusive",
        "ktstr.fault"
      })
  void blankValueIsNoValue(String name) {
    assertThat(with(name, " ")).isEqualTo(Settings.from(empty -> Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ktstr.backend; cloud; auto, vm, local",
        "ktstr.accel; hvf; auto, kvm, tcg",
        "ktstr.skip; ignore; skip, fail",
        "ktstr.inconclusive; pass; fail, skip",
        "ktstr.fault; skip_mempolicy; none, skip-mempolicy",
        "ktstr.snapshots; maybe; on, off",
        "ktstr.snapshots-mb; 0; a number of MiB from 1 to 1048576",
        "ktstr.snapshots-mb; 1048577; a number of MiB from 1 to 1048576",
        "ktstr.guests; all; a number from 1 to 64",
        "ktstr.guests; 0; a number from 1 to 64",
        "ktstr.guests; 65; a number from 1 to 64",
        "ktstr.boot-timeout; soon; a number of seconds from 1 to 3600",
        "ktstr.boot-timeout; 0; a number of seconds from 1 to 3600",
        "ktstr.boot-timeout; 3601; a number of seconds from 1 to 3600",
        "ktstr.boot-timeout; -1; a number of seconds from 1 to 3600",
        "ktstr.boot-timeout; 1.5; a number of seconds from 1 to 3600",
        "ktstr.boot-timeout; 99999999999; a number of seconds from 1 to 3600"
      })
  void valueThatCannotBeIsRefusedWithNameValueAndWhatIsAllowed(
      String name, String value, String allowed) {
    assertThatThrownBy(() -> with(name, value))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            name + " is \"" + value + "\"; nothing has that name or form; write " + allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ktstr.cache", "ktstr.results"})
  void pathThatIsNoneIsRefused(String name) {
    assertThatThrownBy(() -> with(name, "a\0b"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("write the path of a folder");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3600, 3600", " 30 , 30"})
  void bootTimeoutIsInSeconds(String text, long seconds) {
    assertThat(with("ktstr.boot-timeout", text).bootTimeout())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void foldersBecomeAbsolute() {
    assertThat(with("ktstr.results", "out/../results").results())
        .isEqualTo(Path.of("results").toAbsolutePath());
  }

  @Test
  void cacheFollowsTheCacheFolderOfTheDesktop() {
    assertThat(with("xdg.cache.home", "/home/x/c").cache()).isEqualTo(Path.of("/home/x/c/ktstr"));
    assertThat(
            Settings.from(source(Map.of("xdg.cache.home", "/home/x/c", "ktstr.cache", "/k")))
                .cache())
        .isEqualTo(Path.of("/k"));
  }

  @Test
  void firstSourceThatHasAValueDecides() {
    SettingSource first = source(Map.of("ktstr.accel", "kvm"));
    SettingSource second = source(Map.of("ktstr.accel", "tcg", "ktstr.backend", "vm"));

    Settings settings = Settings.from(first.orElse(second));

    assertThat(settings.accelerator()).isEqualTo(Accelerator.KVM);
    assertThat(settings.backend()).isEqualTo(Backend.VM);
    assertThat(Settings.from(second.orElse(first)).accelerator()).isEqualTo(Accelerator.TCG);
  }

  @Test
  void badValueOfASourceThatIsNotAskedDoesNotMatter() {
    SettingSource both =
        source(Map.of("ktstr.accel", "kvm")).orElse(source(Map.of("ktstr.accel", "nonsense")));

    assertThat(Settings.from(both).accelerator()).isEqualTo(Accelerator.KVM);
  }
}
