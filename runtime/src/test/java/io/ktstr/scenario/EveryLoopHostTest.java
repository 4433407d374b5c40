package io.ktstr.scenario;

import io.ktstr.machine.local.LocalMachine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loop on this host. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryLoopHostTest {

  private final LocalMachine machine = LocalMachine.open();

  @AfterAll
  void closeMachine() {
    machine.close();
  }

  private static Stream<EveryLoop> loops() {
    return EveryLoop.anywhere();
  }

  @ParameterizedTest
  @MethodSource("loops")
  void makesProgressAndReportsWhatItsTableSays(EveryLoop loop) {
    loop.check(machine, Duration.ofMillis(200));
  }
}
