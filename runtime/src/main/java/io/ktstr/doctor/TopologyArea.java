package io.ktstr.doctor;

import io.ktstr.host.SysTopology;
import io.ktstr.machine.MachineFiles;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import java.util.ArrayList;
import java.util.List;

/** The CPUs, caches and NUMA nodes of this host that its workers may use. */
final class TopologyArea implements Area {

  private final MachineFiles files;

  TopologyArea(MachineFiles files) {
    this.files = files;
  }

  @Override
  public String name() {
    return "topology";
  }

  @Override
  public List<Finding> examine() {
    CpuLayout all = SysTopology.read(files);
    CpuLayout allowed = SysTopology.readAllowed(files);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            name(),
            "CPUs "
                + ListFormat.format(allowed.cpus())
                + ", "
                + allowed.llcs().size()
                + (allowed.llcs().size() == 1 ? " last-level cache" : " last-level caches")));
    if (!allowed.cpus().equals(all.cpus())) {
      findings.add(
          Finding.missing(
              name(),
              "the host has the CPUs "
                  + ListFormat.format(all.cpus())
                  + ", but this process may not use all of them",
              "look at its cpuset and at taskset -p; workers on the host have what it has"));
    }
    findings.add(nodes(allowed));
    return findings;
  }

  private Finding nodes(CpuLayout layout) {
    int count = layout.nodes().size();
    String nodes =
        (count == 1 ? "NUMA node " : "NUMA nodes ") + ListFormat.format(layout.nodes().keySet());
    return count > 1
        ? Finding.ok(name(), nodes)
        : Finding.missing(
            name(),
            nodes + ", so that every page of this host is local",
            "tests that declare more nodes run in guests");
  }
}
