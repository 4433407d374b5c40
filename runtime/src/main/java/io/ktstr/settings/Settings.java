package io.ktstr.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings of a run. Each is a JUnit configuration parameter, a system property or an
 * environment variable of one name, in this order.
 *
 * @param backend {@code ktstr.backend}: where tests run
 * @param accelerator {@code ktstr.accel}: how a guest's CPUs are run
 * @param kernel {@code ktstr.kernel}: path of a vmlinux or bzImage, or a version in the cache
 * @param qemu {@code ktstr.qemu}: the QEMU program, by name or path; empty for the usual one
 * @param cache {@code ktstr.cache}: where kernels, programs and the files of running guests are
 *     kept
 * @param results {@code ktstr.results}: where results are written
 * @param bootTimeout {@code ktstr.boot-timeout}: seconds that a guest may take to boot
 * @param snapshots {@code ktstr.snapshots}: whether guests are saved and restored
 * @param snapshotsMb {@code ktstr.snapshots-mb}: MiB of the disk that saved guests may take
 *     together
 * @param guests {@code ktstr.guests}: how many guests of all JVMs that share a cache run at once,
 *     each on one CPU of this host
 * @param onSkip {@code ktstr.skip}: what JUnit sees of a test that cannot run here
 * @param onInconclusive {@code ktstr.inconclusive}: what JUnit sees of an INCONCLUSIVE verdict
 * @param timing {@code ktstr.timing}: whether limits on times are judged under emulation
 * @param fault {@code ktstr.fault}: a fault to make on purpose
 */
public record Settings(
    Backend backend,
    Accelerator accelerator,
    Optional<String> kernel,
    Optional<String> qemu,
    Path cache,
    Path results,
    Duration bootTimeout,
    Snapshots snapshots,
    int snapshotsMb,
    int guests,
    OnSkip onSkip,
    OnInconclusive onInconclusive,
    TimingTrust timing,
    Fault fault) {

  private static final Range BOOT_SECONDS =
      new Range("ktstr.boot-timeout", "a number of seconds", 1, 3600);
  private static final Range SNAPSHOTS_MB =
      new Range("ktstr.snapshots-mb", "a number of MiB", 1, 1 << 20);
  private static final Range GUESTS = new Range("ktstr.guests", "a number", 1, 64);

  private static final int DEFAULT_BOOT_SECONDS = 120;
  private static final int DEFAULT_SNAPSHOTS_MB = 2048;

  /** Checks that nothing is null and makes the folders absolute. */
  public Settings {
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(accelerator, "accelerator");
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(qemu, "qemu");
    Objects.requireNonNull(bootTimeout, "bootTimeout");
    Objects.requireNonNull(snapshots, "snapshots");
    Objects.requireNonNull(onSkip, "onSkip");
    Objects.requireNonNull(onInconclusive, "onInconclusive");
    Objects.requireNonNull(timing, "timing");
    Objects.requireNonNull(fault, "fault");
    cache = cache.toAbsolutePath().normalize();
    results = results.toAbsolutePath().normalize();
  }

  /**
   * Reads all settings.
   *
   * @param source where values come from
   * @return the settings, defaults where nothing is set
   * @throws SettingsException naming the setting, its value and what it may be
   */
  public static Settings from(SettingSource source) {
    return new Settings(
        choice(source, "ktstr.backend", Backend.AUTO),
        choice(source, "ktstr.accel", Accelerator.AUTO),
        source.find("ktstr.kernel").filter(text -> !text.isBlank()),
        source.find("ktstr.qemu").filter(text -> !text.isBlank()),
        path(source, "ktstr.cache").orElseGet(() -> defaultCache(source)),
        path(source, "ktstr.results").orElse(Path.of("target", "ktstr")),
        Duration.ofSeconds(BOOT_SECONDS.read(source, DEFAULT_BOOT_SECONDS)),
        choice(source, "ktstr.snapshots", Snapshots.ON),
        SNAPSHOTS_MB.read(source, DEFAULT_SNAPSHOTS_MB),
        GUESTS.read(source, processors()),
        choice(source, "ktstr.skip", OnSkip.SKIP),
        choice(source, "ktstr.inconclusive", OnInconclusive.FAIL),
        choice(source, "ktstr.timing", TimingTrust.AUTO),
        choice(source, "ktstr.fault", Fault.NONE));
  }

  private static Path defaultCache(SettingSource source) {
    return path(source, "xdg.cache.home")
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("ktstr");
  }

  private static <E extends Enum<E>> E choice(SettingSource source, String name, E fallback) {
    Optional<String> text = source.find(name).filter(value -> !value.isBlank());
    if (text.isEmpty()) {
      return fallback;
    }
    E[] choices = fallback.getDeclaringClass().getEnumConstants();
    return Arrays.stream(choices)
        .filter(choice -> spelling(choice).equals(text.get().strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> refused(name, text.get(), spellings(choices)));
  }

  private static String spellings(Enum<?>[] choices) {
    return Arrays.stream(choices).map(Settings::spelling).collect(Collectors.joining(", "));
  }

  private static String spelling(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Path> path(SettingSource source, String name) {
    return source.find(name).filter(text -> !text.isBlank()).map(text -> path(name, text));
  }

  private static Path path(String name, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw refused(name, text, "the path of a folder");
    }
  }

  private static int processors() {
    return Math.min(GUESTS.max(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * Whole numbers that a setting may be.
   *
   * @param name of the setting
   * @param what the number is, in words
   * @param min the least
   * @param max the most
   */
  private record Range(String name, String what, int min, int max) {

    private static final int MOST_DIGITS = 9;

    int read(SettingSource source, int fallback) {
      Optional<String> text = source.find(name).filter(value -> !value.isBlank());
      return text.map(this::parse).orElse(fallback);
    }

    private int parse(String text) {
      String digits = text.strip();
      if (digits.matches("[0-9]{1," + MOST_DIGITS + "}")) {
        int number = Integer.parseInt(digits);
        if (number >= min && number <= max) {
          return number;
        }
      }
      throw refused(name, digits, what + " from " + min + " to " + max);
    }
  }

  private static SettingsException refused(String name, String value, String allowed) {
    return new SettingsException(
        name + " is \"" + value + "\"; nothing has that name or form; write " + allowed);
  }
}
