package io.ktstr.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.SchedPolicy;
import io.ktstr.model.WorkSpec;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All offsets are those of docs/protocol.md, section 1. */
class WorkerRequestTest {

  private static SlotBytes encoded(WorkSpec work) {
    return new SlotBytes(WorkerRequest.of(work, Optional.empty()).encode());
  }

  @Test
  void slotOfAPlainWorkerHasMarkVersionAndNoWishes() {
    SlotBytes slot = encoded(WorkSpec.defaults());

    assertThat(slot.word(0)).isEqualTo(0x544f4c53);
    assertThat(slot.word(4)).isEqualTo(3);
    assertThat(slot.word(12)).as("want").isZero();
    assertThat(slot.longWord(40)).as("working set").isEqualTo(4L << 20);
    assertThat(slot.image())
        .isEqualTo(
            new SlotBytes()
                .word(0, 0x544f4c53)
                .word(4, 3)
                .word(8, 1)
                .longWord(40, 4L << 20)
                .image());
  }

  private static Stream<Arguments> workTypes() {
    return Stream.of(
        Arguments.of(WorkType.cpuSpin(), 1),
        Arguments.of(WorkType.yieldHeavy(), 2),
        Arguments.of(WorkType.memTouch(), 3),
        Arguments.of(WorkType.futexPingPong(), 4),
        Arguments.of(WorkType.exec("/bin/true"), 5),
        Arguments.of(WorkType.java("a.Main"), 5));
  }

  @ParameterizedTest
  @MethodSource("workTypes")
  void workTypeHasTheNumberOfTheProtocol(WorkType type, int number) {
    assertThat(encoded(WorkSpec.defaults().workType(type)).word(8)).isEqualTo(number);
  }

  @Test
  void programHasItsCommandAndNoWorkingSet() {
    WorkerRequest request =
        WorkerRequest.of(
            WorkSpec.defaults().workType(WorkType.exec("/bin/echo", "a b", "")), Optional.empty());

    assertThat(request.order().command()).containsExactly("/bin/echo", "a b", "");
    assertThat(request.order().slot()).isEqualTo(request.encode());
    assertThat(new SlotBytes(request.encode()).longWord(40)).as("working set").isZero();
    assertThat(WorkerRequest.of(WorkSpec.defaults(), Optional.empty()).order().command()).isEmpty();
  }

  @Test
  void javaClassRunsInTheJavaOfThisJvmWithItsClassPath() {
    WorkType type = WorkType.java("a.Main", "x");
    List<String> command =
        WorkerRequest.of(WorkSpec.defaults().workType(type), Optional.empty()).command();

    assertThat(command.get(0)).isEqualTo(System.getProperty("java.home") + "/bin/java");
    assertThat(command).contains("-Xmx256m", "-XX:-UseNUMA").endsWith("a.Main", "x");
    assertThat(command.get(command.indexOf("-cp") + 1))
        .startsWith(System.getProperty("java.class.path"));
  }

  @Test
  void workerHasItsNumberAmongThoseThatItWorksWith() {
    WorkerRequest pair =
        WorkerRequest.of(WorkSpec.defaults().workType(WorkType.futexPingPong()), Optional.empty());
    WorkerRequest alone = WorkerRequest.of(WorkSpec.defaults(), Optional.empty());

    assertThat(new SlotBytes(pair.forWorker(2).encode()).longWord(48)).isZero();
    assertThat(new SlotBytes(pair.forWorker(3).encode()).longWord(48)).isEqualTo(1);
    assertThat(new SlotBytes(alone.forWorker(3).encode()).longWord(48)).isZero();
  }

  @Test
  void affinityIsAMaskOfCpus() {
    WorkerRequest request =
        WorkerRequest.of(WorkSpec.defaults(), Optional.of(Set.of(0, 3, 64, 1023)));
    SlotBytes slot = new SlotBytes(request.encode());

    assertThat(slot.word(12)).isEqualTo(1);
    assertThat(slot.longWord(256)).isEqualTo(0b1001);
    assertThat(slot.longWord(264)).isEqualTo(1);
    assertThat(slot.longWord(376)).isEqualTo(Long.MIN_VALUE);
    assertThat(slot.word(3072)).as("the command behind the mask").isZero();
  }

  private static Stream<Arguments> schedPolicies() {
    return Stream.of(
        Arguments.of(SchedPolicy.normal(), 0, 0),
        Arguments.of(SchedPolicy.fifo(50), 1, 50),
        Arguments.of(SchedPolicy.roundRobin(99), 2, 99),
        Arguments.of(SchedPolicy.batch(), 3, 0),
        Arguments.of(SchedPolicy.idle(), 5, 0),
        Arguments.of(SchedPolicy.ext(), 7, 0));
  }

  @ParameterizedTest
  @MethodSource("schedPolicies")
  void schedulingPolicyHasTheNumberOfTheKernel(SchedPolicy policy, int number, int priority) {
    SlotBytes slot = encoded(WorkSpec.defaults().schedPolicy(policy));

    assertThat(slot.word(12)).isEqualTo(1 << 1);
    assertThat(slot.word(16)).isEqualTo(number);
    assertThat(slot.word(20)).isEqualTo(priority);
  }

  @Test
  void deadlineHasItsTimesAndAsksForTheOtherCall() {
    SchedPolicy policy =
        SchedPolicy.deadline(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(3));

    assertThat(encoded(WorkSpec.defaults().workingSet(0).schedPolicy(policy)).image())
        .isEqualTo(
            new SlotBytes()
                .word(0, 0x544f4c53)
                .word(4, 3)
                .word(8, 1)
                .word(12, 1 << 5)
                .word(16, 6)
                .longWord(528, 1_000_000)
                .longWord(536, 5_000_000)
                .longWord(544, 3_000_000_000L)
                .image());
  }

  @Test
  void commIsTextInUtf8ThatEndsWithNul() {
    SlotBytes slot =
        encoded(WorkSpec.defaults().comm("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9x"));

    assertThat(slot.word(12)).isEqualTo(1 << 4);
    assertThat(slot.longWord(512)).isEqualTo(0xa9c3a9c3a9c3a9c3L);
    assertThat(slot.longWord(520)).isEqualTo(0x0078a9c3a9c3a9c3L);
    assertThat(slot.longWord(528)).as("the runtime behind the name").isZero();
  }

  @Test
  void firstThreadOfAProcessCountsThemAndTheOthersPointBack() {
    WorkerRequest worker = WorkerRequest.of(WorkSpec.defaults(), Optional.empty());
    SlotBytes first = new SlotBytes(worker.asThread(0, 3).encode());
    SlotBytes last = new SlotBytes(worker.asThread(2, 3).encode());

    assertThat(new SlotBytes(worker.encode()).longWord(552)).as("a process of its own").isZero();
    assertThat(first.word(552)).isEqualTo(3);
    assertThat(first.word(556)).isZero();
    assertThat(last.word(552)).isZero();
    assertThat(last.word(556)).isEqualTo(2);
    assertThat(new SlotBytes(worker.asThread(2, 3).setUpOnly().encode()).longWord(552)).isZero();
  }

  @Test
  void niceIsSigned() {
    SlotBytes slot = encoded(WorkSpec.defaults().nice(-20));

    assertThat(slot.word(12)).isEqualTo(1 << 2);
    assertThat(slot.word(24)).isEqualTo(-20);
  }

  @Test
  void niceOfZeroIsAWishToo() {
    assertThat(encoded(WorkSpec.defaults().nice(0)).word(12)).isEqualTo(1 << 2);
  }

  private static Stream<Arguments> policies() {
    return Stream.of(
        Arguments.of(MemPolicy.preferred(3), MpolFlags.NONE, 1, 5L, 1L << 3),
        Arguments.of(MemPolicy.bind(0), MpolFlags.NONE, 2, 2L, 1L),
        Arguments.of(MemPolicy.interleave(0, 2), MpolFlags.NONE, 3, 4L, 5L),
        Arguments.of(MemPolicy.local(), MpolFlags.NONE, 4, 0L, 0L),
        Arguments.of(MemPolicy.preferredMany(0, 1), MpolFlags.NONE, 5, 3L, 3L),
        Arguments.of(MemPolicy.weightedInterleave(1), MpolFlags.NONE, 6, 3L, 2L),
        Arguments.of(MemPolicy.bind(0), MpolFlags.STATIC_NODES, 2 | 1 << 15, 2L, 1L),
        Arguments.of(MemPolicy.bind(0), MpolFlags.RELATIVE_NODES, 2 | 1 << 14, 2L, 1L),
        Arguments.of(MemPolicy.bind(0), MpolFlags.NUMA_BALANCING, 2 | 1 << 13, 2L, 1L),
        Arguments.of(
            MemPolicy.bind(0),
            MpolFlags.STATIC_NODES.union(MpolFlags.NUMA_BALANCING),
            2 | 5 << 13,
            2L,
            1L));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void memoryPolicyIsTheArgumentsOfItsCall(
      MemPolicy policy, MpolFlags flags, int mode, long maxnode, long mask) {
    SlotBytes slot = encoded(WorkSpec.defaults().memPolicy(policy).mpolFlags(flags));

    assertThat(slot.word(12)).isEqualTo(1 << 3);
    assertThat(slot.word(28)).isEqualTo(mode);
    assertThat(slot.longWord(32)).isEqualTo(maxnode);
    assertThat(slot.longWord(128)).isEqualTo(mask);
    assertThat(slot.longWord(136)).isZero();
  }

  @Test
  void highestNodeFitsTheMask() {
    SlotBytes slot = encoded(WorkSpec.defaults().memPolicy(MemPolicy.bind(63, 64, 1023)));

    assertThat(slot.longWord(32)).isEqualTo(1025);
    assertThat(slot.longWord(128)).isEqualTo(Long.MIN_VALUE);
    assertThat(slot.longWord(136)).isEqualTo(1);
    assertThat(slot.longWord(248)).isEqualTo(Long.MIN_VALUE);
    assertThat(slot.longWord(256)).as("the affinity behind the mask").isZero();
  }

  @Test
  void allWishesTogetherKeepTheirPlaces() {
    WorkSpec work =
        WorkSpec.defaults()
            .schedPolicy(SchedPolicy.batch())
            .nice(5)
            .memPolicy(MemPolicy.bind(1))
            .workingSet(8192);
    SlotBytes slot = new SlotBytes(WorkerRequest.of(work, Optional.of(Set.of(2))).encode());

    assertThat(slot.image())
        .isEqualTo(
            new SlotBytes()
                .word(0, 0x544f4c53)
                .word(4, 3)
                .word(8, 1)
                .word(12, 0b1111)
                .word(16, 3)
                .word(24, 5)
                .word(28, 2)
                .longWord(32, 3)
                .longWord(40, 8192)
                .longWord(128, 2)
                .longWord(256, 4)
                .image());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 4096", "4096, 4096", "4097, 8192", "1048577, 1052672"})
  void workingSetIsRoundedUpToWholePages(long asked, long given) {
    assertThat(encoded(WorkSpec.defaults().workingSet(asked)).longWord(40)).isEqualTo(given);
  }
}
