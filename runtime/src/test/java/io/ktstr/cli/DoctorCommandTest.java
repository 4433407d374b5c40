package io.ktstr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The real doctor on this host, with a cache of the test's own. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class DoctorCommandTest {

  private final Map<String, Optional<String>> before = new TreeMap<>();
  private final CommandLab lab = new CommandLab();

  @TempDir private Path folder;

  private void set(String name, String value) {
    before.putIfAbsent(name, Optional.ofNullable(System.getProperty(name)));
    System.setProperty(name, value);
  }

  @AfterEach
  void restore() {
    before.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                text -> System.setProperty(name, text), () -> System.clearProperty(name)));
  }

  @Test
  void everyAreaIsThereAndNothingStays() throws IOException {
    set("ktstr.cache", folder.resolve("cache").toString());

    assertThat(lab.run("doctor")).isZero();

    assertThat(lab.out())
        .contains(
            "JDK",
            "C compiler",
            "QEMU",
            "kernel",
            "accelerator",
            "cache",
            "topology",
            "workers",
            "privileges",
            "seccomp",
            "cgroups")
        .endsWith("workers on this host can\n");
    assertThat(lab.err()).isEmpty();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatIsSetAndNotThereIsBroken() throws IOException {
    set("ktstr.cache", folder.toString());
    set("ktstr.qemu", "qemu-of-nowhere");
    set("ktstr.kernel", "/no/kernel");

    assertThat(lab.run("doctor", "--json")).isZero();

    JsonNode json = new ObjectMapper().readTree(lab.out());
    assertThat(json.path("guests").booleanValue()).isFalse();
    assertThat(json.path("host").booleanValue()).isTrue();
    assertThat(json.path("findings"))
        .filteredOn(finding -> finding.path("state").textValue().equals("FAIL"))
        .extracting(finding -> finding.path("area").textValue())
        .containsExactly("QEMU", "kernel");
    assertThat(json.path("findings"))
        .filteredOn(finding -> !finding.path("state").textValue().equals("OK"))
        .allSatisfy(finding -> assertThat(finding.path("mend").asText()).isNotEmpty());
  }

  @Test
  void badSettingIsOneMessage() {
    set("ktstr.accel", "warp");

    assertThat(lab.run("doctor")).isEqualTo(1);
    assertThat(lab.err()).startsWith("ktstr: ktstr.accel is \"warp\"").doesNotContain("\tat ");
  }

  @Test
  void whatIsNoOptionIsAWrongArgument() {
    assertThat(lab.run("doctor", "--xml")).isEqualTo(2);
    assertThat(lab.err()).contains("--xml");
  }
}
