package io.ktstr.doctor;

import io.ktstr.cgroup.CgroupVersion;
import io.ktstr.cgroup.Cgroups;
import io.ktstr.cgroup.CpusetHome;
import io.ktstr.cgroup.Hierarchies;
import io.ktstr.cgroup.Hierarchies.Hierarchy;
import io.ktstr.cgroup.HostCgroups;
import io.ktstr.host.SysTopology;
import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.WorkSpec;
import io.ktstr.worker.WorkerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which cgroups this host has, and whether a worker can really be put into one with a cpuset. */
final class CgroupArea implements Area {

  private static final String TRIAL = "doctor";
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Machine host;

  CgroupArea(Machine host) {
    this.host = host;
  }

  @Override
  public String name() {
    return "cgroups";
  }

  @Override
  public List<Finding> examine() {
    Hierarchies hierarchies = Hierarchies.read(host.files());
    List<Finding> findings = new ArrayList<>();
    if (hierarchies.all().isEmpty()) {
      findings.add(
          Finding.missing(
              name(),
              "no cgroups are mounted",
              "mount -t cgroup2 cgroup2 /sys/fs/cgroup; or let tests with cpusets run in guests"));
      return findings;
    }
    findings.add(Finding.ok(name(), hierarchies.mode() + ": " + describe(hierarchies)));
    findings.add(tried());
    return findings;
  }

  private static String describe(Hierarchies hierarchies) {
    return Stream.of(CgroupVersion.values())
        .map(version -> describe(version, hierarchies))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String describe(CgroupVersion version, Hierarchies hierarchies) {
    List<Hierarchy> some =
        hierarchies.all().stream().filter(one -> one.version() == version).toList();
    List<String> controllers =
        some.stream().flatMap(one -> one.controllers().stream()).distinct().toList();
    String has = controllers.isEmpty() ? "no controller" : String.join(", ", controllers);
    return some.isEmpty() ? "" : (version == CgroupVersion.V1 ? "v1" : "v2") + " has " + has;
  }

  private Finding tried() {
    try {
      putWorkerIntoCpuset();
      String place = CpusetHome.find(host.files()).folder();
      return Finding.ok(
          name(), "a worker was put into a cgroup with a cpuset below " + place + ", gone again");
    } catch (MachineException e) {
      return Finding.of(name(), State.NOT_AVAILABLE, e);
    }
  }

  private void putWorkerIntoCpuset() {
    CpuLayout layout = SysTopology.readAllowed(host.files());
    WorkerRequest request = WorkerRequest.of(WorkSpec.defaults().workingSet(0), Optional.empty());
    try (Cgroups cgroups = HostCgroups.open(host)) {
      cgroups.create(TRIAL);
      cgroups.setCpus(TRIAL, Set.of(layout.cpus().iterator().next()));
      cgroups.setMems(TRIAL, Set.of(layout.memoryNodes().iterator().next()));
      try (WorkerCrew crew = host.spawn(List.of(request.order()))) {
        crew.await(WorkerState.WAITING, DEADLINE);
        cgroups.add(TRIAL, crew.pids().get(0));
      }
    }
  }
}
