package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelVersionTest {

  @ParameterizedTest
  @CsvSource({"6.9, 6, 9, 0", "5.15.0, 5, 15, 0", "6.1.55, 6, 1, 55", "0.01, 0, 1, 0"})
  void twoOrThreeNumbersAreAVersion(String text, int major, int minor, int patch) {
    assertThat(KernelVersion.parse(text)).isEqualTo(new KernelVersion(major, minor, patch));
    assertThat(KernelVersion.defect(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 6.1",
    "six, 6.1",
    "6, 6.0",
    "Linux 6, 6.0",
    "6., 6.0",
    "v6.9, 6.9",
    "6.9-rc1, 6.9",
    "' 6.9', 6.9",
    "6.12.3-arch1, 6.12.3",
    "6.1.2.3, 6.1.2",
    "6.-1, 6.1",
    "66666.1, 6666.1",
    "6.9;, 6.9",
    "\u0666.\u0669, 6.1",
  })
  void anythingElseIsADefectThatSaysWhatToWrite(String text, String suggestion) {
    Defect defect = KernelVersion.defect(text).orElseThrow();
    assertThat(defect.fix()).isEqualTo("write \"" + suggestion + "\"");
    assertThat(KernelVersion.defect(suggestion)).isEmpty();
    assertThat(defect.fact()).doesNotContain(";");
    assertThatThrownBy(() -> KernelVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(defect.toString());
  }

  @Test
  void orderIsThatOfTheNumbersAndNotOfTheText() {
    List<KernelVersion> ascending =
        Arrays.stream("3.8 5.4 5.12 5.12.1 5.15 6.0 6.9 6.9.10 6.10 10.1".split(" ", -1))
            .map(KernelVersion::parse)
            .toList();
    assertThat(ascending).isSorted();
    assertThat(KernelVersion.parse("6.9").isOlderThan(KernelVersion.parse("6.10"))).isTrue();
    assertThat(KernelVersion.parse("6.10").isOlderThan(KernelVersion.parse("6.9"))).isFalse();
    assertThat(KernelVersion.parse("6.9").isOlderThan(KernelVersion.parse("6.9.0"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "6.12.9-arch1-1, 6.12.9",
    "6.9.0-rc1, 6.9",
    "5.15.0-91-generic, 5.15",
    "6.18, 6.18",
    "6.1.0+, 6.1"
  })
  void releaseBeginsWithItsVersion(String release, String version) {
    assertThat(KernelVersion.ofRelease(release)).contains(KernelVersion.parse(version));
    assertThat(KernelVersion.parse(version)).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "next-20260101", "6", "v6.1"})
  void otherReleasesHaveNone(String release) {
    assertThat(KernelVersion.ofRelease(release)).isEmpty();
  }

  @Test
  void numbersAreNotNegative() {
    assertThatThrownBy(() -> new KernelVersion(6, -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6.-1.0");
  }
}
