package io.ktstr.doctor;

import io.ktstr.host.SysTopology;
import io.ktstr.machine.Machine;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkSpec;
import java.time.Duration;
import java.util.List;

/** What workers may ask of this host's kernel, each tried by a worker of its own. */
final class PrivilegeArea implements Area {

  private static final SchedPolicy SOME_DEADLINE =
      SchedPolicy.deadline(Duration.ofMillis(1), Duration.ofMillis(100), Duration.ofMillis(100));

  private final Machine host;

  PrivilegeArea(Machine host) {
    this.host = host;
  }

  @Override
  public String name() {
    return "privileges";
  }

  @Override
  public List<Finding> examine() {
    int node = SysTopology.readAllowed(host.files()).memoryNodes().iterator().next();
    WorkSpec plain = WorkSpec.defaults();
    return List.of(
        tried(
            plain.memPolicy(MemPolicy.bind(node)),
            "set_mempolicy(2) and get_mempolicy(2)",
            "containers forbid it: add the capability SYS_NICE, or a seccomp profile that allows it"),
        tried(
            plain.schedPolicy(SchedPolicy.fifo(1)),
            "real-time scheduling",
            "needs CAP_SYS_NICE or a limit RLIMIT_RTPRIO (ulimit -r) of at least 1; or let such tests"
                + " run in guests"),
        tried(
            plain.schedPolicy(SOME_DEADLINE),
            "deadline scheduling",
            "give the JVM CAP_SYS_NICE and all CPUs of the machine; or let such tests run in guests"),
        tried(
            plain.schedPolicy(SchedPolicy.ext()),
            "the scheduling policy of sched_ext",
            "needs Linux 6.12 or later, built with CONFIG_SCHED_CLASS_EXT; or let such tests run in guests"
                + " that have it"),
        tried(
            plain.nice(-1),
            "negative nice values",
            "needs CAP_SYS_NICE or a limit RLIMIT_NICE (ulimit -e) of at least 21; or let such tests"
                + " run in guests"));
  }

  private Finding tried(WorkSpec work, String what, String mend) {
    return new WorkerTrial(host)
        .refusal(work)
        .map(refusal -> Finding.missing(name(), what + ": " + refusal, mend))
        .orElseGet(() -> Finding.ok(name(), what));
  }
}
