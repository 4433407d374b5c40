package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.api.AssertResult;
import io.ktstr.api.Outcome;
import io.ktstr.host.SysTopology;
import io.ktstr.machine.local.LocalMachine;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CloneMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How workers are placed on this host, and what its kernel says about it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PlacementHostTest extends PlacementTests {

  private final LocalMachine machine = LocalMachine.open();
  private final Placements placements = new Placements(machine);

  @AfterEach
  void closeMachine() {
    machine.close();
  }

  @Override
  Placements placements() {
    return placements;
  }

  @Override
  int cpus() {
    return SysTopology.read(machine.files()).cpus().size();
  }

  /** What sched_getattr(2) answers, as chrt(1) shows it. */
  @Test
  void deadlineHasItsTimes() throws IOException, InterruptedException {
    CgroupDef def = CgroupDef.named("a").workers(1).schedPolicy(Placements.DEADLINE);
    try (ReadyWorkers workers = new ReadyWorkers(machine, def)) {
      assertThat(output("chrt", "-p", String.valueOf(workers.ids().get(0))))
          .contains("SCHED_DEADLINE", "1000000/5000000/10000000");
    }
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void deadlineThreadsAreMeasuredLikeAllOthers() {
    AssertResult result =
        new FakeCtx(machine)
            .run(
                CgroupDef.named("a")
                    .workers(2)
                    .cloneMode(CloneMode.THREADS)
                    .schedPolicy(Placements.DEADLINE));

    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASS);
    assertThat(result.workers())
        .hasSize(2)
        .allSatisfy(worker -> assertThat(worker.iterations()).isPositive())
        .extracting(worker -> worker.pid())
        .doesNotHaveDuplicates();
  }
}
