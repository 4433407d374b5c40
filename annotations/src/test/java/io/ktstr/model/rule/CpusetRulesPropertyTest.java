package io.ktstr.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.Messages;
import io.ktstr.ModelDomain;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.Topology;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

@Domain(ModelDomain.class)
class CpusetRulesPropertyTest {

  @Property(tries = 2000)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void whatIsAcceptedResolvesToExistingCpus(@ForAll CpusetSpec spec, @ForAll Topology topology) {
    Verdict verdict = CpusetRules.check("cg_0", spec, topology.layout());
    verdict.violation().ifPresent(Messages::assertWellFormed);
    boolean accepted = verdict.equals(Verdict.ok());
    if (accepted) {
      Set<Integer> cpus = spec.resolve(topology);
      assertThat(cpus).isNotEmpty();
      assertThat(topology.layout().cpus()).containsAll(cpus);
    }
    Statistics.collect(accepted);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
  }

  @Property
  void shapeNeverRefusesWhatCheckAccepts(@ForAll CpusetSpec spec, @ForAll Topology topology) {
    if (CpusetRules.check("cg_0", spec, topology.layout()).equals(Verdict.ok())) {
      assertThat(CpusetRules.shape("cg_0", spec)).isEqualTo(Verdict.ok());
    }
  }
}
