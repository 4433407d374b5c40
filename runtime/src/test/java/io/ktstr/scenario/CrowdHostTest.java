package io.ktstr.scenario;

import io.ktstr.machine.local.LocalMachine;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand workers in a hundred cgroups on this host. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class CrowdHostTest {

  @Test
  void aThousandWorkersInAHundredCgroups() {
    try (LocalMachine machine = LocalMachine.open()) {
      Crowd.check(machine, 100, 10);
    }
  }
}
