package io.ktstr.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.Errno;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SetupStepTest {

  private static final WorkerRequest FULL =
      WorkerRequest.of(
          WorkSpec.defaults()
              .schedPolicy(SchedPolicy.fifo(10))
              .nice(-5)
              .memPolicy(MemPolicy.bind(5))
              .workingSet(8192),
          Optional.of(Set.of(1, 2, 3, 7)));

  private static final WorkerRequest PROGRAM =
      WorkerRequest.of(
          WorkSpec.defaults().workType(WorkType.exec("/bin/a", "b")), Optional.empty());

  private static final WorkSpec DEADLINE =
      WorkSpec.defaults()
          .schedPolicy(
              SchedPolicy.deadline(
                  Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(10)));

  private static final WorkSpec EXT = WorkSpec.defaults().schedPolicy(SchedPolicy.ext());

  private static final WorkerRequest PLAIN =
      WorkerRequest.of(WorkSpec.defaults().workingSet(0), Optional.empty());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; CLOSE_DESCRIPTORS; close_range(5, ~0, 0)",
        "1; PARENT_DEATH_SIGNAL; prctl(PR_SET_PDEATHSIG, SIGKILL)",
        "2; NAME; prctl(PR_SET_NAME, \"ktstr-worker\")",
        "3; AFFINITY; sched_setaffinity(0, {1-3,7})",
        "4; SCHEDULING_POLICY; sched_setscheduler(0, SCHED_FIFO, {10})",
        "5; NICE; setpriority(PRIO_PROCESS, 0, -5)",
        "6; SET_MEMPOLICY; set_mempolicy(MPOL_BIND, {5}, maxnode 7)",
        "7; GET_MEMPOLICY; get_mempolicy(&mode, &nodemask, 1025, NULL, 0)",
        "8; RESERVE; mmap(NULL, 8192 bytes and 2 pages, PROT_NONE)",
        "9; PROTECT; mprotect(8192 bytes, PROT_READ|PROT_WRITE)",
        "10; NO_HUGE_PAGES; madvise(8192 bytes, MADV_NOHUGEPAGE)",
        "11; TOUCH; touching 8192 bytes",
        "12; TIMER_SLACK; prctl(PR_SET_TIMERSLACK, 1)",
        "13; FORK; fork() for \"/bin/a\"",
        "14; TRACE; ptrace(PTRACE_SEIZE) of \"/bin/a\"",
        "15; EXEC; execve(\"/bin/a\")",
        "16; THREAD; clone(CLONE_VM|CLONE_THREAD)",
        "17; PIPE; pipe2(O_CLOEXEC)",
        "18; OPEN_PIPE; openat(a pipe of its partner in /proc/PID/fd)",
        "19; TIMER; timer_create(CLOCK_MONOTONIC, SIGEV_THREAD_ID)",
        "20; MEMORY_FILE; memfd_create(\"ktstr-io\", MFD_CLOEXEC)",
        "21; TRY_NICE; setpriority(PRIO_PROCESS, 0, -20)",
        "22; READ_AFFINITY; sched_getaffinity(0)",
        "23; WORK_WRITE; write(at 3)",
        "24; WORK_FORK; fork()",
        "25; WORK_NICE; setpriority(PRIO_PROCESS, 0, 3)",
        "26; WORK_AFFINITY; sched_setaffinity(0, number 3)",
        "27; WORK_POLICY; sched_setscheduler(0, policy 3)",
        "28; WORK_MADVISE; madvise(8192 bytes, MADV_DONTNEED)",
        "29; WORK_MBIND; mbind(8192 bytes, MPOL_BIND, set 3)"
      })
  void stepHasItsNumberInTheProtocolAndItsCall(int number, SetupStep step, String call) {
    assertThat(step.number()).isEqualTo(number);
    assertThat(step.call(step.number() < 13 || step.number() > 15 ? FULL : PROGRAM, 3))
        .isEqualTo(call);
  }

  @Test
  void workerThatHasANameTakesThatOne() {
    assertThat(SetupStep.NAME.call(request(WorkSpec.defaults().comm("load")), 0))
        .isEqualTo("prctl(PR_SET_NAME, \"load\")");
  }

  @Test
  void deadlineIsTheCallWithTheTimesInNanoseconds() {
    assertThat(SetupStep.SCHEDULING_POLICY.call(request(DEADLINE), 0))
        .isEqualTo(
            "sched_setattr(0, {SCHED_DEADLINE, runtime 1000000, deadline 5000000, period 10000000},"
                + " 0)");
    assertThat(SetupStep.SCHEDULING_POLICY.call(request(EXT), 0))
        .isEqualTo("sched_setscheduler(0, SCHED_EXT, {0})");
  }

  @Test
  void refusalThatNeedsAReasonHasOneAndNoOther() {
    assertThat(SetupStep.SCHEDULING_POLICY.reason(request(DEADLINE), Errno.EPERM).orElseThrow())
        .contains("CAP_SYS_NICE", "root domain");
    assertThat(SetupStep.SCHEDULING_POLICY.reason(request(DEADLINE), Errno.EBUSY).orElseThrow())
        .contains("kernel.sched_rt_runtime_us");
    assertThat(SetupStep.SCHEDULING_POLICY.reason(request(DEADLINE), Errno.EINVAL).orElseThrow())
        .contains("sched_deadline_period_min_us");
    assertThat(SetupStep.SCHEDULING_POLICY.reason(request(EXT), Errno.EINVAL).orElseThrow())
        .contains("CONFIG_SCHED_CLASS_EXT");
    assertThat(SetupStep.SCHEDULING_POLICY.reason(request(EXT), Errno.EPERM)).isEmpty();
    assertThat(SetupStep.SCHEDULING_POLICY.reason(FULL, Errno.EPERM)).isEmpty();
    assertThat(SetupStep.NICE.reason(request(DEADLINE), Errno.EPERM)).isEmpty();
  }

  private static WorkerRequest request(WorkSpec work) {
    return WorkerRequest.of(work, Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void stepThatNobodyAskedForStillHasAText(SetupStep step) {
    assertThat(step.call(PLAIN, 0)).isNotBlank();
  }
}
