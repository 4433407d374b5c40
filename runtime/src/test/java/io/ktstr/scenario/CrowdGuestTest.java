package io.ktstr.scenario;

import io.ktstr.machine.guest.GuestLab;
import io.ktstr.machine.guest.GuestMachine;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of workers in a guest. */
@Tag("guest")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class CrowdGuestTest {

  @Test
  void twoHundredAndFiftySixWorkersInSixteenCgroups(@TempDir Path cache) {
    try (GuestMachine guest = new GuestLab(cache).boot("1n1l2c1t")) {
      Crowd.check(guest, 16, 16);
    }
  }
}
