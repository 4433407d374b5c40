package demo;

import io.ktstr.api.Checks;
import io.ktstr.junit.KtstrExtension;
import io.ktstr.junit.spi.Constraints;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.Topology;
import javax.annotation.processing.Generated;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests that {@link NumaLocalityDeclared} declares.
 */
@Generated("io.ktstr.processor.KtstrProcessor")
@SuppressWarnings("auxiliaryclass")
@ExtendWith(KtstrExtension.class)
final class NumaLocalityDeclaredKtstrTest {
  @Test
  @DisplayName("numaLocality [2n4l4c1t]")
  void numaLocality(KtstrRun run) throws Exception {
    run.begin(TestSpec.of("NumaLocalityDeclared", "numaLocality", Topology.of(2, 4, 4, 1))
            .constraints(Constraints.none().minNumaNodes(2))
            .checks(Checks.defaults().minPageLocality(0.8)));
    run.end(run.execute(
            CgroupDef.named("node0").withCpuset(CpusetSpec.numa(0)).workers(4)
                .memPolicy(MemPolicy.bind(0)),
            CgroupDef.named("node1").withCpuset(CpusetSpec.numa(1)).workers(4)
                .memPolicy(MemPolicy.bind(1))));
  }
}
