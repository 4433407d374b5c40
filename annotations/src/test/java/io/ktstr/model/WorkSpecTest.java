package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkSpecTest {

  @Test
  void defaultsAskNothingOfTheKernel() {
    WorkSpec work = WorkSpec.defaults();
    assertThat(work.workers()).isEmpty();
    assertThat(work.workType()).isEqualTo(WorkType.cpuSpin());
    assertThat(work.schedPolicy()).isEqualTo(SchedPolicy.inherit());
    assertThat(work.nice()).isEmpty();
    assertThat(work.affinity()).isEqualTo(Affinity.inherit());
    assertThat(work.memPolicy()).isEqualTo(MemPolicy.defaultPolicy());
    assertThat(work.mpolFlags()).isEqualTo(MpolFlags.NONE);
    assertThat(work.workingSet()).isEmpty();
    assertThat(work.comm()).isEmpty();
    assertThat(work.cloneMode()).isEqualTo(CloneMode.PROCESSES);
    assertThat(work.workingSetBytes()).isEqualTo(4 * 1024 * 1024);
  }

  @Test
  void eachBuilderCallSetsItsOwnValue() {
    WorkSpec work =
        WorkSpec.defaults()
            .workers(4)
            .workType(WorkType.memTouch())
            .schedPolicy(SchedPolicy.batch())
            .nice(-5)
            .affinity(Affinity.singleCpu())
            .memPolicy(MemPolicy.bind(0))
            .mpolFlags(MpolFlags.STATIC_NODES)
            .workingSet(8192)
            .comm("load")
            .cloneMode(CloneMode.THREADS);
    assertThat(work)
        .isEqualTo(
            new WorkSpec(
                OptionalInt.of(4),
                WorkType.memTouch(),
                SchedPolicy.batch(),
                OptionalInt.of(-5),
                Affinity.singleCpu(),
                MemPolicy.bind(0),
                MpolFlags.STATIC_NODES,
                OptionalLong.of(8192),
                Optional.of("load"),
                CloneMode.THREADS));
    assertThat(work.workingSetBytes()).isEqualTo(8192);
  }

  /** A call that reset what an earlier one set would show in one of the two orders. */
  @Test
  void orderOfBuilderCallsMakesNoDifference() {
    WorkSpec forwards =
        WorkSpec.defaults()
            .workers(4)
            .workType(WorkType.memTouch())
            .schedPolicy(SchedPolicy.batch())
            .nice(-5)
            .affinity(Affinity.singleCpu())
            .memPolicy(MemPolicy.bind(0))
            .mpolFlags(MpolFlags.STATIC_NODES)
            .workingSet(8192)
            .comm("load")
            .cloneMode(CloneMode.THREADS);
    WorkSpec backwards =
        WorkSpec.defaults()
            .cloneMode(CloneMode.THREADS)
            .comm("load")
            .workingSet(8192)
            .mpolFlags(MpolFlags.STATIC_NODES)
            .memPolicy(MemPolicy.bind(0))
            .affinity(Affinity.singleCpu())
            .nice(-5)
            .schedPolicy(SchedPolicy.batch())
            .workType(WorkType.memTouch())
            .workers(4);
    assertThat(forwards).isEqualTo(backwards);
  }

  @Test
  void builderCallLeavesItsReceiverAlone() {
    WorkSpec base = WorkSpec.defaults();
    WorkSpec changed = base.workers(4).memPolicy(MemPolicy.local());
    assertThat(changed).isNotEqualTo(base);
    assertThat(base).isEqualTo(WorkSpec.defaults());
    assertThat(base.workers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-21, 20, Integer.MAX_VALUE})
  void niceThatDoesNotExistIsRefused(int nice) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkSpec.defaults().nice(nice))
        .withMessageContainingAll("nice " + nice, "-20 to 19");
  }

  @ParameterizedTest
  @ValueSource(ints = {-20, 0, 19})
  void niceAtEitherEndIsAccepted(int nice) {
    assertThat(WorkSpec.defaults().nice(nice).nice()).hasValue(nice);
  }

  @Test
  void workingSetMayBeNoneButNotNegative() {
    assertThat(WorkSpec.defaults().workingSet(0).workingSetBytes()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkSpec.defaults().workingSet(-1))
        .withMessageContaining("-1 bytes");
  }

  @Test
  void commThatNoTaskCanHaveIsRefusedWithItsDefect() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkSpec.defaults().comm("a/b"))
        .withMessage(CommName.defect("a/b").orElseThrow().toString());
  }

  @Test
  void nullIsRefusedWhereItIsWritten() {
    assertThatNullPointerException()
        .isThrownBy(() -> WorkSpec.defaults().memPolicy(null))
        .withMessage("memPolicy");
  }
}
