package io.ktstr.junit;

import static io.ktstr.junit.RunLab.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.Outcome;
import io.ktstr.cgroup.CpusetHome;
import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.SystemCallException;
import io.ktstr.machine.local.LocalMachine;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.Phase;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What the scheduler of this host does to workers: each check passes once, and fails once. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostSchedulingTest {

  private static final CgroupDef PINNED =
      CgroupDef.named("pinned").withCpuset(CpusetSpec.exact(0)).workers(2);

  @TempDir private Path results;
  private RunLab lab;

  @BeforeEach
  void makeLab() {
    lab = new RunLab(results);
  }

  @Test
  void fairSchedulerPassesEveryCheck() throws Throwable {
    Checks every =
        Checks.defaults()
            .isolation(true)
            .maxGapMs(60_000)
            .maxSpreadPct(100)
            .maxThroughputCv(1000)
            .maxMigrationRatio(1)
            .minWorkRate(1)
            .minIterationRate(1);

    lab.run().declared(spec().durationMillis(400).checks(every), PINNED);

    assertThat(lab.result().outcome()).hasValue(Outcome.PASS);
    assertThat(lab.result().checks())
        .extracting(CheckResult::name)
        .containsExactly(
            "notStarved",
            "isolation",
            "maxMigrationRatio",
            "maxGapMs",
            "maxSpreadPct",
            "maxThroughputCv",
            "minWorkRate",
            "minIterationRate");
  }

  /** One real-time worker keeps the other off their only CPU, save for what the kernel reserves. */
  @Test
  void realTimeNeighbourIsUnfair() {
    CgroupDef unfair =
        PINNED.workers(1).work(WorkSpec.defaults().workers(1).schedPolicy(SchedPolicy.fifo(1)));

    assertThatThrownBy(
            () ->
                lab.run()
                    .declared(
                        spec()
                            .durationMillis(1500)
                            .checks(Checks.defaults().maxSpreadPct(50).maxGapMs(200)),
                        unfair))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("FAIL maxSpreadPct")
        .hasMessageContaining("cgroup pinned: 2 workers were off the CPU for")
        .hasMessageContaining("FAIL maxGapMs")
        .hasMessageContaining("was stuck for");
  }

  @Test
  void rateThatNobodyReachesIsMissed() {
    Checks impossible = Checks.defaults().minWorkRate(1e15).minIterationRate(1e15);

    assertThatThrownBy(
            () -> lab.run().declared(spec().durationMillis(200).checks(impossible), PINNED))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("FAIL minWorkRate")
        .hasMessageContaining("FAIL minIterationRate");
  }

  @Test
  void workersThatChangeTheirCpuMigrate() {
    CgroupDef restless = CgroupDef.named("restless").workers(1).workType(WorkType.affinityChurn());

    assertThatThrownBy(
            () ->
                lab.run()
                    .declared(
                        spec().durationMillis(300).checks(Checks.defaults().maxMigrationRatio(0)),
                        restless))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("FAIL maxMigrationRatio");
  }

  /** The worker that yields does one unit where the other does a thousand. */
  @Test
  void neighboursThatDoDifferentWorkVary() {
    CgroupDef mixed =
        PINNED.workers(1).work(WorkSpec.defaults().workers(1).workType(WorkType.yieldHeavy()));

    assertThatThrownBy(
            () ->
                lab.run()
                    .declared(
                        spec().durationMillis(400).checks(Checks.defaults().maxThroughputCv(0.5)),
                        mixed))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("FAIL maxThroughputCv");
  }

  private static CgroupDef pairs(WorkType type) {
    return PINNED.workType(type);
  }

  @Test
  void pairsThatWakeEachOtherPassLimitsThatAreWide() throws Throwable {
    Checks wide = Checks.defaults().maxP99WakeLatencyNs(60e9).maxWakeLatencyCv(1000);

    lab.run().declared(spec().durationMillis(400).checks(wide), pairs(WorkType.futexPingPong()));

    assertThat(lab.result().outcome()).hasValue(Outcome.PASS);
    assertThat(lab.result().checks())
        .extracting(CheckResult::name)
        .containsExactly("notStarved", "maxP99WakeLatencyNs", "maxWakeLatencyCv");
  }

  @Test
  void wakeUpThatTakesNoTimeDoesNotExist() {
    Checks impossible = Checks.defaults().maxP99WakeLatencyNs(1).maxWakeLatencyCv(0);

    assertThatThrownBy(
            () ->
                lab.run()
                    .declared(
                        spec().durationMillis(400).checks(impossible), pairs(WorkType.pipeIo())))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("FAIL maxP99WakeLatencyNs")
        .hasMessageContaining("FAIL maxWakeLatencyCv");
  }

  @Test
  void workersThatNobodyWakesSayNothingOfWakeUps() {
    Checks wide = Checks.defaults().maxP99WakeLatencyNs(60e9).maxWakeLatencyCv(1000);

    assertThatThrownBy(() -> lab.run().declared(spec().durationMillis(200).checks(wide), PINNED))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("INCONCLUSIVE maxP99WakeLatencyNs")
        .hasMessageContaining("INCONCLUSIVE maxWakeLatencyCv");
  }

  @Test
  void workerThatComesToNoPassIsStarved() {
    CgroupDef starved =
        PINNED.workers(1).workType(WorkType.sequence(Phase.sleep(Duration.ofMinutes(1))));

    assertThatThrownBy(
            () -> lab.run().declared(spec().durationMillis(200).checks(Checks.defaults()), starved))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("FAIL notStarved");
  }

  /** Somebody takes the workers out of their cgroup by hand, and keeps them on the other CPU. */
  @Test
  void workersThatAreMovedByHandAreNotIsolated() throws Exception {
    CompletableFuture<Void> thief = CompletableFuture.runAsync(HostSchedulingTest::moveWorkers);

    assertThatThrownBy(
            () ->
                lab.run()
                    .declared(
                        spec().durationMillis(3000).checks(Checks.defaults().isolation(true)),
                        PINNED))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("FAIL isolation")
        .hasMessageContaining("ran on CPU 1, outside of its cpuset 0");
    thief.get(10, TimeUnit.SECONDS);
  }

  private static void moveWorkers() {
    try (LocalMachine host = LocalMachine.open()) {
      MachineFiles files = host.files();
      String home = CpusetHome.find(files).folder();
      Deadline deadline = Deadline.after(Duration.ofSeconds(20));
      while (!deadline.expired() && !moved(files, home)) {
        Thread.onSpinWait();
      }
    }
  }

  /** Once both run, that is: when they use the CPU that they are confined to. */
  private static boolean moved(MachineFiles files, String home) {
    for (String subtree : files.list(home)) {
      if (subtree.startsWith("ktstr-" + ProcessHandle.current().pid() + "-")) {
        try {
          var pids = files.read(home + "/" + subtree + "/pinned/cgroup.procs").lines().toList();
          if (pids.size() == 2 && pids.stream().allMatch(pid -> isRunning(files, pid))) {
            pids.forEach(pid -> files.write(home + "/cgroup.procs", pid));
            return true;
          }
        } catch (SystemCallException e) {
          return false; // not there yet
        }
      }
    }
    return false;
  }

  private static boolean isRunning(MachineFiles files, String pid) {
    String stat = files.read("/proc/" + pid + "/stat");
    return stat.charAt(stat.lastIndexOf(')') + 2) == 'R';
  }
}
