package io.ktstr.settings;

import java.util.Locale;
import java.util.Optional;

/** Where values of settings come from: a name such as {@code ktstr.accel} to its text. */
@FunctionalInterface
public interface SettingSource {

  /**
   * The value of a setting.
   *
   * @param name for example {@code ktstr.accel}
   * @return its text, empty if it is not set here
   */
  Optional<String> find(String name);

  /**
   * This source, and another one for what is not set here.
   *
   * @param other asked second
   * @return both
   */
  default SettingSource orElse(SettingSource other) {
    return name -> find(name).or(() -> other.find(name));
  }

  /**
   * Java system properties, then environment variables: {@code ktstr.accel} is {@code KTSTR_ACCEL}
   * there.
   *
   * @return the source
   */
  static SettingSource ofProcess() {
    SettingSource properties = name -> Optional.ofNullable(System.getProperty(name));
    return properties.orElse(
        name ->
            Optional.ofNullable(
                System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'))));
  }
}
