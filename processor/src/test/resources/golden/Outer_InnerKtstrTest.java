package demo;

import io.ktstr.api.Ctx;
import io.ktstr.junit.KtstrExtension;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.Topology;
import javax.annotation.processing.Generated;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests that {@link Outer.Inner} declares.
 */
@Generated("io.ktstr.processor.KtstrProcessor")
@SuppressWarnings("auxiliaryclass")
@ExtendWith(KtstrExtension.class)
final class Outer_InnerKtstrTest {
  @Test
  @DisplayName("nested [1n1l2c1t]")
  void nested(KtstrRun run) throws Exception {
    Ctx ctx = run.begin(TestSpec.of("Outer.Inner", "nested", Topology.of(1, 1, 2, 1))
            .durationMillis(500L)
            .workersPerCgroup(3)
            .minKernel("6.1")
            .onHostOnly());
    run.end(new Outer.Inner().nested(ctx));
  }
}
