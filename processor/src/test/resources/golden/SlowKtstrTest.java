import io.ktstr.api.Checks;
import io.ktstr.junit.KtstrExtension;
import io.ktstr.junit.spi.Constraints;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.Affinity;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CloneMode;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.Topology;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests that {@link Slow} declares.
 */
@Generated("io.ktstr.processor.KtstrProcessor")
@SuppressWarnings("auxiliaryclass")
@ExtendWith(KtstrExtension.class)
final class SlowKtstrTest {
  @Test
  @DisplayName("slow [3n3l2c1t]")
  void slow(KtstrRun run) throws Exception {
    run.begin(TestSpec.of("Slow", "slow", Topology.of(1, 1, 2, 1).withNodes(NodeSpec.of(2, 256),
        NodeSpec.withLlcs(1), NodeSpec.memoryOnly(128))
        .withDistances(10, 20, 30, 20, 10, 30, 30, 30, 10))
            .constraints(Constraints.none().maxCpus(64))
            .checks(Checks.defaults().notStarved(false).maxSlowTierRatio(0.5)));
    run.end(run.execute(
            CgroupDef.named("a/b").withCpuset(CpusetSpec.overlap(0, 2, 0.5)).cpusetMems(0, 2)
                .memPolicy(MemPolicy.weightedInterleave(Map.of(0, 3, 2, 1)))
                .mpolFlags(MpolFlags.STATIC_NODES),
            CgroupDef.named("c").withCpuset(CpusetSpec.exact(1, 3)).workType(WorkType.memTouch())
                .schedPolicy(SchedPolicy.fifo(3)).affinity(Affinity.singleCpu())
                .memPolicy(MemPolicy.bind(0))
                .mpolFlags(MpolFlags.STATIC_NODES.union(MpolFlags.NUMA_BALANCING)),
            CgroupDef.named("d").schedPolicy(SchedPolicy.deadline(Duration.ofNanos(1000000L),
                Duration.ofNanos(5000000L), Duration.ofNanos(10000000L))).comm("a \"b\"")
                .cloneMode(CloneMode.THREADS),
            CgroupDef.named("e").schedPolicy(SchedPolicy.ext())));
  }
}
