package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.ModelDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(ModelDomain.class)
@Domain(DomainContext.Global.class)
class CpusetSpecPropertyTest {

  @Property
  void anySpecResolvesToCpusOfTheMachine(@ForAll CpusetSpec spec, @ForAll Topology topology) {
    Set<Integer> cpus = spec.resolve(topology);
    if (!(spec instanceof CpusetSpec.Exact)) {
      assertThat(topology.layout().cpus()).containsAll(cpus);
    }
  }

  @Property
  void disjointPartsCoverTheUsableCpusOnceEach(
      @ForAll Topology topology, @ForAll @IntRange(min = 1, max = 9) int of) {
    Set<Integer> usable = topology.layout().usableCpus();
    Assume.that(of <= usable.size());
    List<Integer> all = new ArrayList<>();
    for (int index = 0; index < of; index++) {
      Set<Integer> part = CpusetSpec.disjoint(index, of).resolve(topology);
      assertThat(part).hasSizeGreaterThanOrEqualTo(usable.size() / of);
      all.addAll(part);
    }
    assertThat(all).containsExactlyElementsOf(usable);
  }

  @Property
  void overlapWidensTheDisjointPartWithinTheUsableCpus(
      @ForAll Topology topology,
      @ForAll @IntRange(max = 4) int index,
      @ForAll @IntRange(min = 1, max = 5) int of,
      @ForAll @DoubleRange(max = 1.0) double fraction) {
    Assume.that(index < of);
    Set<Integer> part = CpusetSpec.overlap(index, of, fraction).resolve(topology);
    assertThat(part).containsAll(CpusetSpec.disjoint(index, of).resolve(topology));
    assertThat(topology.layout().usableCpus()).containsAll(part);
  }

  @Property
  void rangesThatMeetCoverTheUsableCpusOnceEach(
      @ForAll Topology topology, @ForAll @DoubleRange(max = 1.0) double cut) {
    List<Integer> both = new ArrayList<>(CpusetSpec.range(0.0, cut).resolve(topology));
    both.addAll(CpusetSpec.range(cut, 1.0).resolve(topology));
    assertThat(both).containsExactlyElementsOf(topology.layout().usableCpus());
  }
}
