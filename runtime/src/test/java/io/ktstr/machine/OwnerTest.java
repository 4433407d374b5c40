package io.ktstr.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {

  private static final Owner SELF = Owner.ofThisProcess();

  @Test
  void ownerStandsInAName() {
    assertThat(Owner.parse(SELF + "-a1b2")).hasValue(SELF);
    assertThat(SELF.pid()).isEqualTo(ProcessHandle.current().pid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ktstr", "12", "12-", "12-34", "x12-34-a", "12-34x-a", "-12-34-a"})
  void otherNamesAreNobodys(String name) {
    assertThat(Owner.parse(name)).isEmpty();
  }

  @Test
  void processThatRunsLives() {
    assertThat(SELF.lives()).isTrue();
    assertThat(new Owner(1, 0).lives()).as("process 1 did not start before the kernel").isFalse();
  }

  @Test
  void laterProcessWithTheSameNumberIsAnother() {
    assertThat(new Owner(SELF.pid(), SELF.startTicks() - 1).lives()).isFalse();
  }

  @Test
  void processThatHasEndedDoesNotLive() throws Exception {
    Process process = new ProcessBuilder("sh", "-c", "cat /proc/$$/stat; read wait").start();
    String stat = process.inputReader(StandardCharsets.UTF_8).readLine();
    Owner owner = new Owner(process.pid(), Long.parseLong(stat.split(" ", -1)[21]));
    assertThat(owner.lives()).isTrue();

    process.getOutputStream().close();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

    assertThat(owner.lives()).isFalse();
  }
}
