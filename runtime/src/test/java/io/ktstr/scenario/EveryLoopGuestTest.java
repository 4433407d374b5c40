package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Checks;
import io.ktstr.api.Outcome;
import io.ktstr.api.WorkerReport;
import io.ktstr.machine.guest.GuestLab;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.WorkType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loop in a guest with two nodes. */
@Tag("guest")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryLoopGuestTest {

  private GuestMachine guest;

  @BeforeAll
  void boot(@TempDir Path cache) {
    guest = new GuestLab(cache).boot("2n2l1c1t");
  }

  @AfterAll
  void powerOff() {
    guest.close();
  }

  private static Stream<EveryLoop> loops() {
    return EveryLoop.anywhere();
  }

  @ParameterizedTest
  @MethodSource("loops")
  void makesProgressAndReportsWhatItsTableSays(EveryLoop loop) {
    loop.check(guest, Duration.ofMillis(250));
  }

  private WorkerReport runOne(WorkType type) {
    AssertResult result =
        new FakeCtx(guest, Checks.defaults()).run(CgroupDef.named("a").workers(1).workType(type));
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASS);
    return result.workers().get(0);
  }

  /** Its last period, on whichever node, has all of its pages. */
  @Test
  void workingSetFollowsTheSweep() {
    WorkerReport worker = runOne(WorkType.numaWorkingSetSweep(1024, 20, List.of(0, 1)));

    assertThat(worker.pages().values()).filteredOn(pages -> pages > 0).containsExactly(256L);
    assertThat(worker.workUnits()).isEqualTo(64 * worker.iterations());
  }

  @Test
  void workingSetThatIsSweptToOneNodeStaysThere() {
    assertThat(runOne(WorkType.numaWorkingSetSweep(1024, 20, List.of(1))).pages())
        .containsOnly(java.util.Map.entry(1, 256L));
  }

  @Test
  void migrationChurnGoesFromNodeToNode() {
    WorkerReport worker = runOne(WorkType.numaMigrationChurn(20));

    assertThat(worker.cpusUsed()).containsExactly(0, 1);
    assertThat(worker.migrations().count()).isGreaterThan(2);
    assertThat(worker.migrations().last()).allMatch(m -> m.from() != m.to());
    assertThat(worker.workUnits()).isEqualTo(1024 * worker.iterations());
  }
}
