package io.ktstr.processor.body;

import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.CgroupDeclaration;
import io.ktstr.processor.read.CpusetDeclaration;
import io.ktstr.processor.read.DefinitionDeclaration;
import io.ktstr.processor.read.WorkersDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import io.ktstr.processor.report.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a chain of builder calls to the cgroup that it declares. */
final class DefinitionReader {

  private final Origin origin;
  private final Written<String> name;
  private final Calls calls;

  private DefinitionReader(Origin origin, Written<String> name, Calls calls) {
    this.origin = origin;
    this.name = name;
    this.calls = calls;
  }

  /** Empty if it is not known at all, or not its name, without which nothing can be said. */
  static Optional<DefinitionDeclaration> read(Value definition) {
    return Calls.of(definition, "CgroupDef")
        .flatMap(
            calls ->
                Numbers.text(calls.first().argument(0))
                    .map(name -> new DefinitionReader(calls.first().origin(), name, calls).read()));
  }

  private DefinitionDeclaration read() {
    Part<CpusetDeclaration> cpuset = Part.read(calls.argument("withCpuset"), CpusetReader::read);
    Part<WrittenList<Integer>> mems =
        calls
            .last("cpusetMems")
            .map(call -> Part.of(Numbers.ids(call.arguments(), call.origin())))
            .orElse(Part.absent());
    List<CgroupDeclaration> views = new ArrayList<>();
    for (WorkersReader group : groups()) {
      if (mems.known()) {
        views.add(view(cpuset, mems, group.read()));
      } else {
        views.add(view(cpuset, mems, group.readWithoutPolicy()));
        views.add(view(Part.unknown(), mems, group.read()));
      }
    }
    if (views.isEmpty()) {
      views.add(view(cpuset, mems, WorkersReader.NOTHING));
    }
    return new DefinitionDeclaration(name, views);
  }

  private CgroupDeclaration view(
      Part<CpusetDeclaration> cpuset, Part<WrittenList<Integer>> mems, WorkersDeclaration workers) {
    return new CgroupDeclaration(origin, name, cpuset.value(), mems.value(), workers);
  }

  /** The own group, if it is described, and those further ones that are known. */
  private List<WorkersReader> groups() {
    List<WorkersReader> groups = new ArrayList<>();
    if (calls.describeWorkers()) {
      groups.add(new WorkersReader(calls));
    }
    for (Made further : calls.all("work")) {
      Calls.of(further.argument(0), "WorkSpec").map(WorkersReader::new).ifPresent(groups::add);
    }
    return groups;
  }
}
