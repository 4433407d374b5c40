package io.ktstr.scenario;

import io.ktstr.machine.guest.GuestLab;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.model.SchedPolicy;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How workers are placed in a guest with two CPUs, and what its kernel says about it. */
@Tag("guest")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlacementGuestTest {

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

  private static Stream<Arguments> policies() {
    return Stream.of(
        Arguments.of(SchedPolicy.normal(), 0, 0),
        Arguments.of(SchedPolicy.fifo(7), 1, 7),
        Arguments.of(SchedPolicy.roundRobin(99), 2, 99),
        Arguments.of(SchedPolicy.batch(), 3, 0),
        Arguments.of(SchedPolicy.idle(), 5, 0),
        Arguments.of(Placements.DEADLINE, 6, 0));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void policyPriorityAndNiceAreThoseOfTheKernel(SchedPolicy policy, int number, int priority) {
    placements.checkPolicy(policy, number, priority);
  }

  @Test
  void extIsAcceptedWhereTheKernelHasItAndElsewhereRefusedWithTheReason() {
    placements.checkExt();
  }

  @Test
  void eachWorkerHasTheNameOfItsGroup() {
    placements.checkNames();
  }

  @Test
  void threadsOfOneGroupAreOneProcessAndEachHasItsPolicy() {
    placements.checkThreads();
  }

  @Test
  void deadlineBeyondTheBandwidthIsRefused() {
    placements.checkDeadlineWithoutBandwidth(2);
  }

  @Test
  void deadlineOnFewerCpusThanTheRootDomainHasIsRefused() {
    placements.checkDeadlineBelowTheRootDomain();
  }

  @Test
  void deadlineWithAPeriodBeyondTheSysctlsIsRefused() {
    placements.checkDeadlineBeyondTheSysctls();
  }
}
