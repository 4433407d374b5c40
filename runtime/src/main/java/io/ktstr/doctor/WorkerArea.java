package io.ktstr.doctor;

import io.ktstr.machine.Machine;
import io.ktstr.model.WorkSpec;
import java.util.List;

/** Whether workers run on this host at all. */
final class WorkerArea implements Area {

  static final String NAME = "workers";

  private final Machine host;

  WorkerArea(Machine host) {
    this.host = host;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> examine() {
    return List.of(
        new WorkerTrial(host)
            .refusal(WorkSpec.defaults())
            .map(
                refusal ->
                    Finding.broken(
                        NAME,
                        refusal,
                        "tests on the host cannot run; look for a seccomp filter or limits (ulimit -a)"))
            .orElseGet(
                () ->
                    Finding.ok(
                        NAME,
                        "a worker was started under Linux " + host.identity().kernelRelease())));
  }
}
