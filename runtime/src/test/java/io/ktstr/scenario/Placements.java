package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.model.Affinity;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CloneMode;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/** What must hold of the placement of workers on any machine with two CPUs or more. */
final class Placements {

  static final SchedPolicy DEADLINE = deadline(1000, 5000, 10_000);

  private static final CgroupDef A = CgroupDef.named("a").workers(1);

  private final Machine machine;

  Placements(Machine machine) {
    this.machine = machine;
  }

  static SchedPolicy deadline(long runtimeUs, long deadlineUs, long periodUs) {
    return SchedPolicy.deadline(
        Duration.ofNanos(1000 * runtimeUs),
        Duration.ofNanos(1000 * deadlineUs),
        Duration.ofNanos(1000 * periodUs));
  }

  void checkPolicy(SchedPolicy policy, int number, int priority) {
    try (ReadyWorkers workers = new ReadyWorkers(machine, A.schedPolicy(policy).nice(3))) {
      int id = workers.ids().get(0);
      assertThat(workers.policy(id)).as("policy").isEqualTo(number);
      assertThat(workers.priority(id)).as("priority").isEqualTo(priority);
      assertThat(workers.nice(id)).as("nice").isEqualTo(3);
    }
  }

  /** A kernel that knows the policy has this folder, see Documentation/scheduler/sched-ext.rst. */
  void checkExt() {
    if (machine.files().list("/sys/kernel").contains("sched_ext")) {
      checkPolicy(SchedPolicy.ext(), 7, 0);
    } else {
      assertRefused(
          A.schedPolicy(SchedPolicy.ext()),
          "sched_setscheduler(0, SCHED_EXT, {0}) was refused: EINVAL (invalid argument); the kernel"
              + " was built without CONFIG_SCHED_CLASS_EXT");
    }
  }

  void checkNames() {
    CgroupDef def = A.workers(2).comm("load 1;(\u00e9)").work(WorkSpec.defaults().workers(1));
    try (ReadyWorkers workers = new ReadyWorkers(machine, def)) {
      assertThat(workers.ids())
          .extracting(workers::comm)
          .containsExactly("load 1;(\u00e9)", "load 1;(\u00e9)", "ktstr-worker");
    }
  }

  void checkThreads() {
    WorkSpec threads =
        WorkSpec.defaults()
            .workers(3)
            .cloneMode(CloneMode.THREADS)
            .comm("thread")
            .schedPolicy(DEADLINE);
    try (ReadyWorkers workers = new ReadyWorkers(machine, A.work(threads).work(threads))) {
      List<Integer> ids = workers.ids();
      assertThat(new HashSet<>(ids)).as("threads of their own").hasSize(7);
      assertThat(ids)
          .extracting(workers::process)
          .containsExactly(
              ids.get(0), ids.get(1), ids.get(1), ids.get(1), ids.get(4), ids.get(4), ids.get(4));
      assertThat(ids.subList(1, 7))
          .allSatisfy(id -> assertThat(workers.policy(id)).isEqualTo(6))
          .allSatisfy(id -> assertThat(workers.comm(id)).isEqualTo("thread"));
      assertThat(workers.policy(ids.get(0))).isZero();
    }
  }

  /** Each worker but the last takes nine tenths of a CPU, of which 95 of 100 may be taken. */
  void checkDeadlineWithoutBandwidth(int cpus) {
    assertRefused(
        A.workers(cpus + 1).schedPolicy(deadline(900, 1000, 1000)),
        "sched_setattr(0, {SCHED_DEADLINE, runtime 900000, deadline 1000000, period 1000000}, 0) was"
            + " refused: EBUSY (device or resource busy); all deadline tasks of the root domain");
  }

  void checkDeadlineBelowTheRootDomain() {
    String refusal =
        "sched_setattr(0, {SCHED_DEADLINE, runtime 1000000, deadline 5000000, period 10000000}, 0) was"
            + " refused: EPERM (operation not permitted); a deadline worker needs CAP_SYS_NICE, and";
    assertRefused(A.schedPolicy(DEADLINE).affinity(Affinity.exact(1)), refusal);
    assertRefused(A.schedPolicy(DEADLINE).withCpuset(CpusetSpec.exact(0)), refusal);
  }

  void checkDeadlineBeyondTheSysctls() {
    assertRefused(
        A.schedPolicy(deadline(1000, 60_000_000, 60_000_000)),
        "period 60000000000}, 0) was refused: EINVAL (invalid argument); the period must be within");
  }

  private void assertRefused(CgroupDef def, String refusal) {
    assertThatThrownBy(() -> new FakeCtx(machine).run(def))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("nothing was measured")
        .hasMessageContaining("worker a/")
        .hasMessageContaining(refusal);
  }
}
