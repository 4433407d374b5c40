package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Outcome;
import io.ktstr.machine.guest.GuestLab;
import io.ktstr.machine.guest.GuestMachine;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same in a guest, whose agent tells the workers. */
@Tag("guest")
class MovingCpusetGuestTest {

  @Test
  void workersAreHeldToTheCpusetInForceAndToNoOther(@TempDir Path cache) {
    try (GuestMachine guest = new GuestLab(cache).boot("1n1l2c1t")) {
      CheckResult told = MovingCpuset.isolation(guest);
      CheckResult untold = MovingCpuset.isolation(new UntoldMachine(guest));

      assertThat(told.outcome()).as(told.toString()).isEqualTo(Outcome.PASS);
      assertThat(untold.outcome()).as(untold.toString()).isEqualTo(Outcome.FAIL);
    }
  }
}
