package io.ktstr.scenario;

import io.ktstr.machine.guest.GuestLab;
import io.ktstr.machine.guest.GuestMachine;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How workers are placed in a guest with two CPUs, and what its kernel says about it. */
@Tag("guest")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlacementGuestTest extends PlacementTests {

  private GuestMachine guest;
  private Placements placements;

  @BeforeAll
  void boot(@TempDir Path cache) {
    guest = new GuestLab(cache).boot("1n1l2c1t");
    placements = new Placements(guest);
  }

  @AfterAll
  void powerOff() {
    guest.close();
  }

  @Override
  Placements placements() {
    return placements;
  }

  @Override
  int cpus() {
    return 2;
  }
}
