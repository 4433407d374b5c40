package io.ktstr.scenario;

import io.ktstr.model.SchedPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds wherever workers are placed. */
abstract class PlacementTests {

  /** Workers on the machine. */
  abstract Placements placements();

  /** How many CPUs it has. */
  abstract int cpus();

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
    placements().checkPolicy(policy, number, priority);
  }

  @Test
  void extIsAcceptedWhereTheKernelHasItAndElsewhereRefusedWithTheReason() {
    placements().checkExt();
  }

  @Test
  void eachWorkerHasTheNameOfItsGroup() {
    placements().checkNames();
  }

  @Test
  void threadsOfOneGroupAreOneProcessAndEachHasItsPolicy() {
    placements().checkThreads();
  }

  @Test
  void deadlineBeyondTheBandwidthIsRefused() {
    placements().checkDeadlineWithoutBandwidth(cpus());
  }

  @Test
  void deadlineOnFewerCpusThanTheRootDomainHasIsRefused() {
    placements().checkDeadlineBelowTheRootDomain();
  }

  @Test
  void deadlineWithAPeriodBeyondTheSysctlsIsRefused() {
    placements().checkDeadlineBeyondTheSysctls();
  }
}
