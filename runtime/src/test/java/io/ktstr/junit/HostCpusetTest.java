package io.ktstr.junit;

import static io.ktstr.junit.RunLab.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.HoldSpec;
import io.ktstr.api.Op;
import io.ktstr.api.Outcome;
import io.ktstr.api.Scenarios;
import io.ktstr.api.Step;
import io.ktstr.api.WorkerReport;
import io.ktstr.cgroup.CpusetHome;
import io.ktstr.machine.Machine;
import io.ktstr.machine.local.LocalMachine;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.result.TestResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/**
 * The reference example on this host: real workers in real cpusets, of whichever version it has.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostCpusetTest {

  private static final long PAGES = 64;

  private static final CgroupDef FIRST =
      CgroupDef.named("first")
          .withCpuset(CpusetSpec.exact(0))
          .workers(2)
          .workingSet(PAGES * 4096)
          .work(
              WorkSpec.defaults().workers(1).workingSet(PAGES * 4096).memPolicy(MemPolicy.bind(0)));

  private static final CgroupDef SECOND =
      CgroupDef.named("second")
          .withCpuset(CpusetSpec.exact(1))
          .workers(2)
          .workingSet(PAGES * 4096)
          .memPolicy(MemPolicy.local());

  private static final Checks LOCALITY = Checks.defaults().minPageLocality(1.0);

  @TempDir private Path results;
  private RunLab lab;

  @BeforeEach
  void makeLab() {
    lab = new RunLab(results);
  }

  @AfterEach
  void noCgroupIsLeft() {
    try (Machine host = LocalMachine.open()) {
      String home = CpusetHome.find(host.files()).folder();
      assertThat(host.files().list(home)).noneMatch(name -> name.startsWith("ktstr"));
    }
  }

  @Test
  void pagesAndWorkersAreWhereTheirCgroupIs() throws Throwable {
    Checks spread = LOCALITY.nodeShare("second", 0, 1.0, 0.0);

    lab.run().declared(spec().durationMillis(300).checks(spread), FIRST, SECOND);

    TestResult result = lab.result();
    assertThat(result.outcome()).hasValue(Outcome.PASS);
    assertThat(result.checks())
        .extracting(check -> check.name() + " " + check.outcome() + " " + check.observations())
        .contains("notStarved PASS 5", "minPageLocality PASS 5", "nodeShare(second, 0) PASS 2");
    assertThat(result.workers()).hasSize(5);
    assertThat(result.workers())
        .allSatisfy(worker -> assertThat(worker.pages()).isEqualTo(Map.of(0, PAGES)))
        .allSatisfy(worker -> assertThat(worker.expectedNodes()).isEqualTo(Set.of(0)))
        .allSatisfy(worker -> assertThat(worker.cpusUsed()).isEqualTo(cpusOf(worker)));
  }

  private static Set<Integer> cpusOf(WorkerReport worker) {
    return Set.of(worker.cgroup().equals("first") ? 0 : 1);
  }

  @Test
  void cgroupsThatLimitMemoryNodesOnlyHaveEveryCpu() throws Throwable {
    CgroupDef mems = CgroupDef.named("a/mems").workers(1).cpusetMems(0);

    lab.run().declared(spec().checks(LOCALITY), mems);

    assertThat(lab.result().workers())
        .singleElement()
        .satisfies(worker -> assertThat(worker.expectedNodes()).isEqualTo(Set.of(0)));
  }

  @Test
  void runningWorkersFollowAChangedCpuset() throws Throwable {
    Step move =
        Step.of(HoldSpec.fixed(Duration.ofMillis(300)), FIRST)
            .withOps(Op.setCpuset("first", CpusetSpec.exact(1)));

    lab.run().test(spec(), ctx -> Scenarios.executeSteps(ctx, move));

    List<WorkerReport> workers = lab.result().workers();
    assertThat(workers).hasSize(3).allSatisfy(w -> assertThat(w.cpusUsed()).contains(1));
  }

  @Test
  void upperLimitIsTheNegativeControl() {
    Checks atMost = Checks.defaults().maxPageLocality(0.5);

    assertThatThrownBy(() -> lab.run().declared(spec().checks(atMost), SECOND))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("second/0 has 1.0000 of its pages on node 0 (64 of 64");
    assertThat(lab.result().checks())
        .filteredOn(check -> check.outcome() == Outcome.FAIL)
        .extracting(CheckResult::name)
        .containsExactly("maxPageLocality");
  }
}
