package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelVersionTest {

  @Test
  void ordersAsReleasesFollowEachOther() {
    List<KernelVersion> inOrder =
        List.of(
                "5.15.0-91-generic",
                "6.1.0-9-amd64",
                "6.1.0-56-amd64",
                "6.9",
                "6.12-rc7",
                "6.12",
                "6.12-cloud-amd64",
                "6.12.9+deb12",
                "6.12.117",
                "6.12.117+deb12-cloud-amd64",
                "10.0")
            .stream()
            .map(KernelVersion::new)
            .toList();
    List<KernelVersion> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(inOrder);
  }

  @Test
  void orderAgreesWithEquals() {
    KernelVersion plain = new KernelVersion("6.1");

    assertThat(plain).isNotEqualByComparingTo(new KernelVersion("6.01"));
    assertThat(plain).isEqualByComparingTo(new KernelVersion("6.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "6.12.117+deb12-cloud, 6.12, true",
    "6.12.117+deb12-cloud, 6.12., true",
    "6.12.117+deb12-cloud, 6.12.117, true",
    "6.12.117+deb12-cloud, 6.12.117+deb12-cloud, true",
    "6.12.117+deb12-cloud, 6.1, false",
    "6.12.117+deb12-cloud, 6.12.11, false",
    "6.12.117+deb12-cloud, 6.12.117+deb12-cloud-amd64, false",
    "6.12.117+deb12-cloud, '', false"
  })
  void prefixesEndWhereComponentsEnd(String version, String prefix, boolean expected) {
    assertThat(new KernelVersion(version).startsWith(prefix)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "../6.1", "6.1/../..", ".lock", "6 1", "6\n", "6\0", "ü", "$(x)"})
  void refusesTextThatCannotNameADirectoryInTheCache(String text) {
    assertThatThrownBy(() -> new KernelVersion(text))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("does not begin with a dot")
        .hasMessageMatching("[ -~]+");
  }

  @Test
  void refusesTextThatUnameCouldNotReport() {
    assertThat(new KernelVersion("6".repeat(64)).text()).hasSize(64);
    assertThatThrownBy(() -> new KernelVersion("6".repeat(65))).isInstanceOf(KernelException.class);
  }
}
