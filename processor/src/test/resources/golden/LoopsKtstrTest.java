import io.ktstr.junit.KtstrExtension;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.Phase;
import io.ktstr.model.Topology;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.List;
import javax.annotation.processing.Generated;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests that {@link Loops} declares.
 */
@Generated("io.ktstr.processor.KtstrProcessor")
@SuppressWarnings("auxiliaryclass")
@ExtendWith(KtstrExtension.class)
final class LoopsKtstrTest {
  @Test
  @DisplayName("loops [2n2l2c1t]")
  void loops(KtstrRun run) throws Exception {
    run.begin(TestSpec.of("Loops", "loops", Topology.of(2, 2, 2, 1)));
    run.end(run.execute(
            CgroupDef.named("a").workType(WorkType.bursty()),
            CgroupDef.named("b").workType(WorkType.bursty(50, 0)),
            CgroupDef.named("c").workType(WorkType.cacheYield()),
            CgroupDef.named("d").workType(WorkType.cachePressure(1073741824, 1099511627776L)),
            CgroupDef.named("e").workers(6).workType(WorkType.fanOutCompute(2, 256, 5,
                3600000000L)),
            CgroupDef.named("f").workType(WorkType.numaWorkingSetSweep(1, 0, 1)),
            CgroupDef.named("g").workType(WorkType.numaWorkingSetSweep(64, 100, List.of(0))),
            CgroupDef.named("h").workType(WorkType.sequence(Phase.spin(Duration.ofMillis(5)),
                Phase.sleep(Duration.ofNanos(500000)), Phase.yield(Duration.ofMillis(3600000)),
                Phase.io(Duration.ofNanos(1234567891234L))))));
  }
}
