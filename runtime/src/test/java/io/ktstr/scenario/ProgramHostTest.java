package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.HoldSpec;
import io.ktstr.api.Outcome;
import io.ktstr.api.ProgramReport;
import io.ktstr.api.Step;
import io.ktstr.api.WorkerReport;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.local.LocalMachine;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs as workers, on this host. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProgramHostTest {

  private static final Checks LOCAL = Checks.defaults().minPageLocality(1.0);
  private static final long PAGES_OF_8_MIB = 2048;

  private final LocalMachine machine = LocalMachine.open();

  @AfterEach
  void closeMachine() {
    machine.close();
  }

  private AssertResult run(String... command) {
    return run(WorkType.exec(command));
  }

  /** The hold is over when the program is. */
  private AssertResult run(WorkType type) {
    return run(type, HoldSpec.fixed(Duration.ofMinutes(2)));
  }

  private AssertResult run(WorkType type, HoldSpec hold) {
    CgroupDef def = CgroupDef.named("a").workers(1).workType(type).memPolicy(MemPolicy.bind(0));
    return new FakeCtx(machine, LOCAL).run(List.of(Step.of(hold, def)));
  }

  private static ProgramReport only(AssertResult result) {
    return result.workers().get(0).program().orElseThrow();
  }

  private static CheckResult check(AssertResult result, String name) {
    return result.checks().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aProgramRunsUntilItIsStoppedAndItsPagesAreCounted() {
    AssertResult result =
        run(WorkType.exec("dd", "if=/dev/zero", "of=/dev/null", "bs=8M"), HoldSpec.FULL);

    WorkerReport worker = result.workers().get(0);
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASS);
    assertThat(worker.pages().get(0)).isGreaterThanOrEqualTo(PAGES_OF_8_MIB);
    assertThat(worker.cpuNanos()).isPositive();
    assertThat(worker.wallNanos()).isPositive();
    assertThat(worker.cpusUsed()).isNotEmpty();
    assertThat(only(result).describe()).isEqualTo("ran until it was stopped");
    assertThat(only(result).pid()).isNotEqualTo(worker.pid());
    assertThat(ProcessHandle.of(only(result).pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(result.checks())
        .extracting(CheckResult::name)
        .containsExactly("policyReadBack", "programExit", "notStarved", "minPageLocality");
  }

  @Test
  void aProgramThatEndsEarlyIsStillJudgedByItsPages() {
    AssertResult result = run("dd", "if=/dev/zero", "of=/dev/null", "bs=8M", "count=3");

    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASS);
    assertThat(only(result).exitStatus()).hasValue(0);
    assertThat(only(result).output()).contains("3+0 records out");
    assertThat(check(result, "minPageLocality").observations()).isOne();
  }

  @Test
  void aFailingProgramFailsTheTestWithWhatItWroteLast() {
    AssertResult result = run("/bin/sh", "-c", "echo one; echo two >&2; exit 3");

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(only(result).exitStatus()).hasValue(3);
    assertThat(only(result).output()).isEqualTo("one\ntwo\n");
    assertThat(check(result, "programExit").details())
        .singleElement()
        .asString()
        .startsWith("a/0: /bin/sh (pid ")
        .endsWith("exited with status 3; its last words: one / two");
  }

  @Test
  void aProgramThatASignalEndsFailsTheTest() {
    AssertResult result = run("/bin/sh", "-c", "kill -SEGV $$");

    assertThat(only(result).signal()).hasValue(11);
    assertThat(only(result).exitStatus()).isEmpty();
    assertThat(check(result, "programExit").outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void aMissingProgramIsRefusedByTheKernelAndNothingIsMeasured() {
    assertThatThrownBy(() -> run("/no/such/program", "x"))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("nothing was measured")
        .hasMessageContaining("worker a/0: execve(\"/no/such/program\") was refused: ENOENT");
  }

  @Test
  void aNameThatIsNotInThePathIsSaidAtOnce() {
    assertThatThrownBy(() -> run("no-such-program-anywhere"))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("the program no-such-program-anywhere")
        .hasMessageContaining("is not found");
  }

  @Test
  void commandsAreJudgedBeforeAnythingIsStarted() {
    assertThatThrownBy(() -> run())
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("[ktstr/workers-command]");
    assertThatThrownBy(() -> run("/bin/echo", "a\0b"))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("element 1");
    assertThatThrownBy(
            () ->
                new FakeCtx(machine)
                    .run(
                        CgroupDef.named("a").workType(WorkType.exec("/bin/true")).workingSet(4096)))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("[ktstr/workers-working-set]");
  }

  @Test
  void loopsAndProgramsRunSideBySide() {
    AssertResult result =
        new FakeCtx(machine)
            .run(
                CgroupDef.named("loop").workers(1),
                CgroupDef.named("program").workers(2).workType(WorkType.exec("sleep", "1000")));

    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASS);
    assertThat(check(result, "programExit").observations()).isEqualTo(2);
    assertThat(check(result, "notStarved").observations()).isEqualTo(3);
    assertThat(check(result, "notStarved").summary())
        .matches("least \\d+ units over 1 workers, \\d+\\.\\d+ ms of CPU time over 2 programs");
  }

  @Test
  void aProgramGetsTheEnvironmentOfThisJvm() {
    AssertResult result = run("/usr/bin/env");

    assertThat(only(result).output().lines()).contains("PATH=" + System.getenv("PATH"));
  }

  /** What {@link #aJavaClassRunsInAJvmOfItsOwn} runs: some memory, some threads. */
  static final class Service {

    private static final int MEGABYTE = 1 << 20;

    private Service() {}

    public static void main(String[] arguments) throws InterruptedException {
      List<Thread> threads =
          List.of(arguments).stream().map(size -> new Thread(() -> allocate(size))).toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      System.exit(arguments.length);
    }

    private static void allocate(String size) {
      byte[] memory = new byte[Integer.parseInt(size) * MEGABYTE];
      java.util.Arrays.fill(memory, (byte) 1);
      System.out.println(memory.length + " bytes");
    }
  }

  @Test
  void aJavaClassRunsInAJvmOfItsOwn() {
    AssertResult result = run(WorkType.java(Service.class.getName(), "16", "16"));

    assertThat(only(result).output().lines()).containsExactly("16777216 bytes", "16777216 bytes");
    assertThat(only(result).exitStatus()).as(only(result).output()).hasValue(2);
    assertThat(result.workers().get(0).pages().get(0)).isGreaterThan(2 * 16 * 256L);
    assertThat(check(result, "minPageLocality").outcome()).isEqualTo(Outcome.PASS);
    assertThat(check(result, "programExit").outcome()).isEqualTo(Outcome.FAIL);
  }
}
