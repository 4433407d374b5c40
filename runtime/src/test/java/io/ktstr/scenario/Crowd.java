package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.HoldSpec;
import io.ktstr.api.Outcome;
import io.ktstr.api.Step;
import io.ktstr.api.WorkerReport;
import io.ktstr.machine.Machine;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Many workers in many cgroups at the same time. */
final class Crowd {

  private static final long WORKING_SET = 16 << 10;
  private static final long PAGES = 4;

  /** Together they leave the harness its share of the CPUs. */
  private static final WorkType NOW_AND_THEN = WorkType.bursty(1, 1000);

  private Crowd() {}

  private static CgroupDef cgroup(int number, int workers) {
    return CgroupDef.named("c" + number)
        .withCpuset(CpusetSpec.exact(number % 2))
        .workers(workers)
        .workType(NOW_AND_THEN)
        .workingSet(WORKING_SET)
        .memPolicy(MemPolicy.bind(0));
  }

  /** All start behind one barrier, all stop and are collected, and nothing is lost. */
  static void check(Machine machine, int cgroups, int workersInEach) {
    List<CgroupDef> defs =
        IntStream.range(0, cgroups).mapToObj(number -> cgroup(number, workersInEach)).toList();
    Checks checks = Checks.defaults().minPageLocality(1.0).isolation(true);

    AssertResult result =
        new FakeCtx(machine, checks)
            .run(List.of(Step.of(HoldSpec.fixed(Duration.ofSeconds(2)), defs)));

    assertThat(result.outcome()).as(result.checks().toString()).isEqualTo(Outcome.PASS);
    assertThat(result.checks())
        .extracting(CheckResult::observations)
        .containsOnly((long) cgroups * workersInEach);
    assertThat(result.workers())
        .hasSize(cgroups * workersInEach)
        .allSatisfy(worker -> assertThat(worker.pages()).containsEntry(0, PAGES));
    assertThat(new HashSet<>(result.workers().stream().map(WorkerReport::pid).toList()))
        .hasSize(cgroups * workersInEach);
  }
}
