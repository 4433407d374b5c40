package demo;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Ctx;
import io.ktstr.junit.KtstrExtension;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.model.Affinity;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.Topology;
import io.ktstr.model.WorkType;
import javax.annotation.processing.Generated;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests that {@link StaticTests} declares.
 */
@Generated("io.ktstr.processor.KtstrProcessor")
@SuppressWarnings("auxiliaryclass")
@ExtendWith(KtstrExtension.class)
final class StaticTestsKtstrTest {
  @Test
  @DisplayName("second [1n1l2c1t]")
  void second(KtstrRun run) throws Exception {
    Ctx ctx = run.begin(TestSpec.of("StaticTests", "second", Topology.of(1, 1, 2, 1))
            .memoryMb(512)
            .expectingFailure());
    run.end(StaticTests.second(ctx));
  }

  @Test
  @DisplayName("first [1n1l2c1t]")
  void first(KtstrRun run) throws Exception {
    Ctx ctx = run.begin(TestSpec.of("StaticTests", "first", Topology.of(1, 1, 2, 1)));
    AssertResult result = run.execute(
            CgroupDef.named("a").workType(WorkType.yieldHeavy()).schedPolicy(SchedPolicy.idle())
                .nice(5));
    StaticTests.first(ctx, result);
    run.end(result);
  }

  @Test
  @DisplayName("third [1n1l2c1t]")
  void third(KtstrRun run) throws Exception {
    Ctx ctx = run.begin(TestSpec.of("StaticTests", "third", Topology.of(1, 1, 2, 1)));
    AssertResult result = run.execute(
            CgroupDef.named("a").affinity(Affinity.exact(0, 1)).workingSet(8192L));
    run.end(StaticTests.third(ctx, result));
  }
}
