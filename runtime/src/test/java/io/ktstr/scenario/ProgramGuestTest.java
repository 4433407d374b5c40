package io.ktstr.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.api.AssertResult;
import io.ktstr.api.CheckResult;
import io.ktstr.api.Checks;
import io.ktstr.api.HoldSpec;
import io.ktstr.api.Outcome;
import io.ktstr.api.Step;
import io.ktstr.api.WorkerReport;
import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.GuestLab;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.machine.guest.program.NativeCompiler;
import io.ktstr.model.Affinity;
import io.ktstr.model.CgroupDef;
import io.ktstr.model.CpusetSpec;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.WorkType;
import io.ktstr.worker.FaultyMachine;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Programs of this host as workers of a guest with two nodes. */
@Tag("guest")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramGuestTest {

  private static final WorkType COPY = WorkType.exec("dd", "if=/dev/zero", "of=/dev/null", "bs=8M");
  private static final long PAGES_OF_8_MIB = 2048;

  private GuestMachine guest;

  @BeforeAll
  void boot(@TempDir Path cache) {
    guest = new GuestLab(cache).boot("2n2l1c1t");
  }

  @AfterAll
  void powerOff() {
    guest.close();
  }

  private static CgroupDef onNode1(WorkType type) {
    return CgroupDef.named("a")
        .withCpuset(CpusetSpec.numa(1))
        .workers(1)
        .workType(type)
        .memPolicy(MemPolicy.bind(1));
  }

  private static AssertResult run(Machine machine, CgroupDef def) {
    return new FakeCtx(machine, Checks.defaults().minPageLocality(1.0)).run(def);
  }

  /** The hold is over when the program is. */
  private AssertResult runToItsEnd(WorkType type) {
    Step step = Step.of(HoldSpec.fixed(Duration.ofMinutes(2)), onNode1(type));
    return new FakeCtx(guest, Checks.defaults().minPageLocality(1.0)).run(List.of(step));
  }

  private static CheckResult check(AssertResult result, String name) {
    return result.checks().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aProgramStaysOnItsNode() {
    AssertResult result = run(guest, onNode1(COPY));

    WorkerReport worker = result.workers().get(0);
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASS);
    assertThat(worker.pages()).containsOnlyKeys(1);
    assertThat(worker.totalPages()).isGreaterThanOrEqualTo(PAGES_OF_8_MIB);
    assertThat(worker.cpusUsed()).containsExactly(1);
  }

  /** The negative control: the same program without the policy, on a CPU of the other node. */
  @Test
  void aProgramWithoutItsPolicyDoesNot() {
    CgroupDef elsewhere =
        CgroupDef.named("a")
            .workers(1)
            .workType(COPY)
            .memPolicy(MemPolicy.bind(1))
            .affinity(Affinity.exact(0));

    AssertResult result = run(new FaultyMachine(guest), elsewhere);

    assertThat(check(result, "minPageLocality").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(check(result, "policyReadBack").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.workers().get(0).pages().get(0)).isGreaterThanOrEqualTo(PAGES_OF_8_MIB);
  }

  @Test
  void aProgramThatEndsEarlyIsStillJudged() {
    AssertResult result =
        runToItsEnd(WorkType.exec("dd", "if=/dev/zero", "of=/dev/null", "bs=8M", "count=1"));

    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASS);
    assertThat(result.workers().get(0).program().orElseThrow().exitStatus()).hasValue(0);
    assertThat(result.workers().get(0).pages().get(1)).isGreaterThanOrEqualTo(PAGES_OF_8_MIB);
  }

  /** Three threads with 4 MiB each; one that is not the main one ends the program. */
  @Test
  void allThreadsOfAProgramStayOnItsNodeToTheEnd(@TempDir Path folder) throws Exception {
    Path program = new NativeCompiler(folder).compile("sample", NativeCompiler.SAMPLE, "-pthread");

    AssertResult result =
        runToItsEnd(WorkType.exec(program.toString(), "thread-exits", "4096", "0"));

    WorkerReport worker = result.workers().get(0);
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASS);
    assertThat(worker.program().orElseThrow().exitStatus()).hasValue(0);
    assertThat(worker.pages()).containsOnlyKeys(1);
    assertThat(worker.totalPages()).isGreaterThanOrEqualTo(3 * PAGES_OF_8_MIB / 2);
  }

  @Test
  void aFailingProgramFailsTheTestWithItsOutput() {
    AssertResult result = runToItsEnd(WorkType.exec("dd", "if=/no/such/file"));

    assertThat(check(result, "programExit").details())
        .singleElement()
        .asString()
        .contains("exited with status 1")
        .contains("/no/such/file");
  }

  @Test
  void aProgramOfAGuestHasASmallEnvironment() {
    AssertResult result = runToItsEnd(WorkType.exec("/usr/bin/env"));

    assertThat(result.workers().get(0).program().orElseThrow().output().lines())
        .containsExactly(
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/");
  }

  /** It is killed with its end held up; the guest must go on all the same. */
  @Test
  void aProgramThatItsNodeHasNoMemoryForFailsTheTest() {
    WorkType greedy = WorkType.exec("dd", "if=/dev/zero", "of=/dev/null", "bs=400M");

    AssertResult result = runToItsEnd(greedy);

    assertThat(result.workers().get(0).program().orElseThrow().signal()).hasValue(9);
    assertThat(check(result, "programExit").outcome()).isEqualTo(Outcome.FAIL);
    assertThat(run(guest, onNode1(COPY)).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void aProgramThatTheGuestHasNoRoomForIsNotSent(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("large");
    Files.copy(Path.of("/bin/sh"), program);
    try (RandomAccessFile file = new RandomAccessFile(program.toFile(), "rw")) {
      file.setLength(400L << 20);
    }

    assertThatThrownBy(() -> run(guest, onNode1(WorkType.exec(program.toString()))))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("do not fit into the guest")
        .hasMessageContaining("memoryMb");
  }

  @Test
  void whatCannotBeSentIsSaidBeforeAnythingIsStarted() {
    assertThatThrownBy(() -> run(guest, onNode1(WorkType.exec("/no/such/program"))))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("the program /no/such/program cannot be sent to the guest");
    assertThatThrownBy(() -> run(guest, onNode1(WorkType.java("a.Main"))))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("[ktstr/workers-command]")
        .hasMessageContaining("hostOnly");
    assertThat(guest.files().list("/sys/fs/cgroup")).doesNotContain("ktstr");
  }
}
