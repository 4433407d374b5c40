package io.ktstr.worker;

import io.ktstr.machine.Errno;
import io.ktstr.model.ListFormat;
import java.util.Optional;

/** The set-up steps of a worker, with their numbers in docs/protocol.md. */
public enum SetupStep {
  /** Closes inherited descriptors. */
  CLOSE_DESCRIPTORS(0),
  /** Asks to be killed with its parent. */
  PARENT_DEATH_SIGNAL(1),
  /** Takes its name. */
  NAME(2),
  /** Asks for CPUs. */
  AFFINITY(3),
  /** Asks for a scheduling policy. */
  SCHEDULING_POLICY(4),
  /** Asks for a nice value. */
  NICE(5),
  /** Asks for a memory policy. */
  SET_MEMPOLICY(6),
  /** Reads the memory policy back. */
  GET_MEMPOLICY(7),
  /** Reserves the working set with a guard page on each side. */
  RESERVE(8),
  /** Opens the working set. */
  PROTECT(9),
  /** Keeps the working set in base pages. */
  NO_HUGE_PAGES(10),
  /** Touches every page. */
  TOUCH(11),
  /** Asks for precise timers. */
  TIMER_SLACK(12),
  /** Makes the process that becomes the program. */
  FORK(13),
  /** Follows the program, so that its memory can be seen when it ends. */
  TRACE(14),
  /** Becomes the program. */
  EXEC(15),
  /** Starts the next worker of the group as a thread of the same process. */
  THREAD(16),
  /** Makes the pipes of a pair. */
  PIPE(17),
  /** Opens the pipes of the partner. */
  OPEN_PIPE(18),
  /** Has its waits interrupted now and then, so that it can be stopped. */
  TIMER(19),
  /** Makes the file that it writes. */
  MEMORY_FILE(20),
  /** Tries whether it may have every nice value. */
  TRY_NICE(21),
  /** Reads which CPUs it may use. */
  READ_AFFINITY(22),
  /** Writes, as part of its work. */
  WORK_WRITE(23),
  /** Forks, as part of its work. */
  WORK_FORK(24),
  /** Takes another nice value, as part of its work. */
  WORK_NICE(25),
  /** Takes another CPU, as part of its work. */
  WORK_AFFINITY(26),
  /** Takes another scheduling policy, as part of its work. */
  WORK_POLICY(27),
  /** Drops its working set, as part of its work. */
  WORK_MADVISE(28),
  /** Moves its working set, as part of its work. */
  WORK_MBIND(29);

  private final int number;

  SetupStep(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /**
   * The call with its arguments.
   *
   * @param request what the worker was asked
   * @param argument of a call that is part of its work: what changes from call to call
   * @return for example {@code set_mempolicy(MPOL_BIND, {5}, maxnode 7)}
   */
  public String call(WorkerRequest request, long argument) {
    String bytes = request.workingSetBytes() + " bytes";
    return switch (this) {
      case CLOSE_DESCRIPTORS -> "close_range(5, ~0, 0)";
      case PARENT_DEATH_SIGNAL -> "prctl(PR_SET_PDEATHSIG, SIGKILL)";
      case NAME -> "prctl(PR_SET_NAME, \"" + request.comm().orElse("ktstr-worker") + "\")";
      case AFFINITY ->
          "sched_setaffinity(0, {" + request.affinity().map(ListFormat::format).orElse("") + "})";
      case SCHEDULING_POLICY ->
          request.sched().map(SchedCall::toString).orElse("sched_setscheduler");
      case NICE -> "setpriority(PRIO_PROCESS, 0, " + request.nice().orElse(0) + ")";
      case SET_MEMPOLICY -> request.policy().map(PolicyCall::toString).orElse("set_mempolicy");
      case GET_MEMPOLICY -> "get_mempolicy(&mode, &nodemask, 1025, NULL, 0)";
      case RESERVE -> "mmap(NULL, " + bytes + " and 2 pages, PROT_NONE)";
      case PROTECT -> "mprotect(" + bytes + ", PROT_READ|PROT_WRITE)";
      case NO_HUGE_PAGES -> "madvise(" + bytes + ", MADV_NOHUGEPAGE)";
      case TOUCH -> "touching " + bytes;
      case TIMER_SLACK -> "prctl(PR_SET_TIMERSLACK, 1)";
      case FORK -> "fork() for " + program(request);
      case TRACE -> "ptrace(PTRACE_SEIZE) of " + program(request);
      case EXEC -> "execve(" + program(request) + ")";
      case THREAD -> "clone(CLONE_VM|CLONE_THREAD)";
      case PIPE -> "pipe2(O_CLOEXEC)";
      case OPEN_PIPE -> "openat(a pipe of its partner in /proc/PID/fd)";
      case TIMER -> "timer_create(CLOCK_MONOTONIC, SIGEV_THREAD_ID)";
      case MEMORY_FILE -> "memfd_create(\"ktstr-io\", MFD_CLOEXEC)";
      case TRY_NICE -> "setpriority(PRIO_PROCESS, 0, -20)";
      case READ_AFFINITY -> "sched_getaffinity(0)";
      default -> workCall(request, argument);
    };
  }

  /**
   * What a refusal means, where the errno alone does not say it.
   *
   * @param request what the worker was asked
   * @param errno what the kernel answered
   * @return the reason; empty if there is no more to say
   */
  Optional<String> reason(WorkerRequest request, Errno errno) {
    return this == SCHEDULING_POLICY
        ? request.sched().flatMap(call -> call.reason(errno))
        : Optional.empty();
  }

  private String workCall(WorkerRequest request, long argument) {
    return switch (this) {
      case WORK_WRITE -> "write(at " + argument + ")";
      case WORK_FORK -> "fork()";
      case WORK_NICE -> "setpriority(PRIO_PROCESS, 0, " + argument + ")";
      case WORK_AFFINITY -> "sched_setaffinity(0, number " + argument + ")";
      case WORK_POLICY -> "sched_setscheduler(0, policy " + argument + ")";
      case WORK_MADVISE -> "madvise(" + request.workingSetBytes() + " bytes, MADV_DONTNEED)";
      default -> "mbind(" + request.workingSetBytes() + " bytes, MPOL_BIND, set " + argument + ")";
    };
  }

  private static String program(WorkerRequest request) {
    return "\"" + request.command().stream().findFirst().orElse("") + "\"";
  }
}
