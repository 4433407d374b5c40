package io.ktstr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private final CommandLab lab = new CommandLab();

  @Test
  void commandThatIsNotKnownIsAWrongArgument() {
    assertThat(lab.run("dance")).isEqualTo(2);
    assertThat(lab.err()).contains("dance");
    assertThat(lab.out()).isEmpty();
  }

  @Test
  void noCommandIsAWrongArgumentWithTheListOfCommands() {
    assertThat(lab.run()).isEqualTo(2);
    assertThat(lab.err()).contains("name a command").contains("kernel").contains("report");
  }

  @Test
  void reportWithoutAFolderIsAWrongArgument() {
    assertThat(lab.run("report")).isEqualTo(2);
    assertThat(lab.err()).contains("FOLDER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version"})
  void helpIsNoError(String option) {
    assertThat(lab.run(option)).isZero();
    assertThat(lab.out()).contains("ktstr");
    assertThat(lab.err()).isEmpty();
  }
}
