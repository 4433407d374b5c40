package io.ktstr.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ktstr.api.Checks;
import io.ktstr.model.Threshold;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class CheckOptionsTest {

  private static Checks checks(String... arguments) {
    return CommandLine.populateCommand(new CheckOptions(), arguments).checks();
  }

  private static String option(Threshold threshold) {
    String words = threshold.attribute().replaceAll("([A-Z0-9]+)(?=[A-Z][a-z]|$)|([A-Z])", "-$0");
    return "--" + words.toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @EnumSource
  void everyThresholdIsAnOptionOfItsName(Threshold threshold) {
    assertThat(checks(option(threshold), "0.75"))
        .isEqualTo(Checks.defaults().with(threshold, 0.75));
  }

  @ParameterizedTest
  @EnumSource
  void optionOutOfRangeIsRefused(Threshold threshold) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checks(option(threshold), "-1"))
        .withMessageContaining(threshold.attribute() + " = -1.0");
  }

  @Test
  void optionsWithoutAValueSwitch() {
    assertThat(checks()).isEqualTo(Checks.defaults());
    assertThat(checks("--isolation")).isEqualTo(Checks.defaults().isolation(true));
    assertThat(checks("--allow-starved", "--max-gap-ms", "5").limits())
        .isEqualTo(Map.of(Threshold.MAX_GAP_MS, 5.0));
    assertThat(checks("--allow-starved").notStarved()).isEmpty();
  }
}
