package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.ModelDomain;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(ModelDomain.class)
@Domain(DomainContext.Global.class)
class TopologyPropertyTest {

  @Provide
  Arbitrary<Topology> uniform() {
    return ModelDomain.uniformTopologies();
  }

  @Property
  void parseUndoesToString(@ForAll("uniform") Topology topology) {
    assertThat(Topology.parse(topology.toString())).isEqualTo(topology);
  }

  @Property
  void llcsAndNodesEachPartitionTheCpus(@ForAll Topology topology) {
    CpuLayout layout = topology.layout();
    List<Integer> cpus = IntStream.range(0, topology.totalCpus()).boxed().toList();
    assertThat(layout.cpus()).containsExactlyElementsOf(cpus);
    assertThat(flat(layout.llcs())).containsExactlyElementsOf(cpus);
    assertThat(flat(layout.nodes().values())).containsExactlyElementsOf(cpus);
    assertThat(layout.nodes()).hasSize(topology.numaNodes());
  }

  private static List<Integer> flat(Collection<? extends Collection<Integer>> parts) {
    return parts.stream().flatMap(Collection::stream).toList();
  }

  @Property
  void layoutAgreesWithTheArithmetic(@ForAll Topology topology) {
    CpuLayout layout = topology.layout();
    for (int cpu : layout.cpus()) {
      int llc = topology.llcOf(cpu);
      assertThat(layout.llcs().get(llc)).contains(cpu);
      assertThat(layout.nodes().get(topology.numaNodeOf(llc))).contains(cpu);
      assertThat(
              (llc * topology.cores() + topology.coreOf(cpu)) * topology.threads()
                  + topology.threadOf(cpu))
          .isEqualTo(cpu);
    }
  }
}
