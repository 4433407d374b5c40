package io.ktstr.fault;

import io.ktstr.api.Checks;
import io.ktstr.api.Ctx;
import io.ktstr.junit.KtstrExtension;
import io.ktstr.junit.spi.KtstrRun;
import io.ktstr.junit.spi.TestSpec;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.machine.guest.cache.FileTree;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.Topology;
import io.ktstr.model.WorkType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that end in every way there is, written as the annotation processor writes them. */
@ExtendWith(KtstrExtension.class)
abstract class FaultSubject {

  /** The cache of the run, for the test that takes it away. */
  static final String CACHE_PROPERTY = "ktstr.fault.cache";

  /** Printed as soon as there is a machine. */
  static final String UP = "up";

  private static final long LONG_MILLIS = 60_000;

  private static final CgroupDef[] DEFS = {
    CgroupDef.named("a").withCpuset(CpusetSpec.exact(0)).workers(2).memPolicy(MemPolicy.bind(0)),
    CgroupDef.named("b/c").withCpuset(CpusetSpec.exact(1)).workers(1),
    CgroupDef.named("d").workers(1).workType(WorkType.exec("/bin/sleep", "1000"))
  };

  abstract TestSpec spec();

  private void run(KtstrRun run, TestSpec spec) throws Exception {
    run.begin(spec);
    run.end(run.execute(DEFS));
  }

  @Test
  void passes(KtstrRun run) throws Exception {
    run(run, spec().durationMillis(50));
  }

  @Test
  void fails(KtstrRun run) throws Exception {
    run(run, spec().durationMillis(50).checks(Checks.defaults().maxPageLocality(0.5)));
  }

  @Test
  void throwsFromItsBody(KtstrRun run) throws Exception {
    run.begin(spec().durationMillis(50));
    run.execute(DEFS);
    throw new IllegalStateException("thrown by the body");
  }

  @Test
  void breaksARule(KtstrRun run) throws Exception {
    run.begin(spec());
    run.end(run.execute(CgroupDef.named("a").memPolicy(MemPolicy.bind(900))));
  }

  @Test
  @Timeout(1)
  void takesTooLong(KtstrRun run) throws Exception {
    run(run, spec().durationMillis(LONG_MILLIS));
  }

  @Test
  void losesItsCache(KtstrRun run) throws Exception {
    run.begin(spec().durationMillis(50));
    FileTree.delete(Path.of(System.getProperty(CACHE_PROPERTY)));
    run.end(run.execute(DEFS));
  }

  /** For whoever ends the JVM meanwhile. */
  @Test
  void runsUntilItIsEnded(KtstrRun run) throws Exception {
    run.begin(spec().durationMillis(LONG_MILLIS));
    System.out.write((UP + "\n").getBytes(StandardCharsets.UTF_8));
    System.out.flush();
    run.end(run.execute(DEFS));
  }

  /** On the host. */
  static final class OnHost extends FaultSubject {
    @Override
    TestSpec spec() {
      return TestSpec.of("OnHost", "fault", Topology.of(1, 1, 2, 1)).onHostOnly();
    }
  }

  /** In a guest, which can die by itself. */
  static final class InGuest extends FaultSubject {
    @Override
    TestSpec spec() {
      return TestSpec.of("InGuest", "fault", Topology.parse("2n2l1c1t"));
    }

    private static GuestMachine guest(Ctx ctx) {
      return (GuestMachine) ctx.machine();
    }

    @Test
    void losesQemuAtOnce(KtstrRun run) throws Exception {
      Ctx ctx = run.begin(spec().durationMillis(LONG_MILLIS));
      ProcessHandle.of(guest(ctx).qemuPid()).orElseThrow().destroyForcibly();
      run.end(run.execute(DEFS));
    }

    @Test
    void losesQemuWhileWorkersRun(KtstrRun run) throws Exception {
      Ctx ctx = run.begin(spec().durationMillis(LONG_MILLIS));
      ProcessHandle qemu = ProcessHandle.of(guest(ctx).qemuPid()).orElseThrow();
      CompletableFuture<Void> end =
          CompletableFuture.runAsync(
              qemu::destroyForcibly, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
      try {
        run.end(run.execute(DEFS));
      } finally {
        end.join();
      }
    }

    /** Process 1 ends, which is the agent. */
    @Test
    void losesTheAgentAndPanics(KtstrRun run) throws Exception {
      guest(run.begin(spec().durationMillis(LONG_MILLIS))).injectPanic();
      run.end(run.execute(DEFS));
    }
  }
}
