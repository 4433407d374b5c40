package io.ktstr.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.TrialNote;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.MpolFlags;
import io.ktstr.model.Topology;
import io.ktstr.model.kernel.FallbackOrder;
import io.ktstr.model.kernel.KernelModel;
import io.ktstr.model.kernel.PolicyMode;
import io.ktstr.model.kernel.PolicyRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Both answers to a case, and what becomes of them. */
class ComparisonTest {

  private static final Topology MACHINE = Topology.of(2, 2, 1, 1);
  private static final Subject SUBJECT =
      new Subject(
          MACHINE.layout(), 2, FallbackOrder.of(MACHINE.layout(), (a, b) -> a == b ? 10 : 20), 1);
  private static final Oracle ORACLE =
      new Oracle(KernelModel.of(KernelVersion.parse("6.12")), SUBJECT);
  private static final Set<Integer> BOTH = Set.of(0, 1);
  private static final PolicyRequest BIND =
      new PolicyRequest(PolicyMode.BIND, MpolFlags.NONE, Set.of(0));
  private static final PolicyRequest NOTHING =
      new PolicyRequest(PolicyMode.BIND, MpolFlags.NONE, Set.of());
  private static final int PAGES = 16;
  private static final TrialNote TAKEN =
      new TrialNote(true, 0, 0, 2, Set.of(0), 0, "7f00 bind:0 anon=16 N0=16 kernelpagesize_kB=4");
  private static final TrialNote NOT_DONE = new TrialNote(false, 0, 0, 0, Set.of(), 0, "");

  private static PolicyCase asking(PolicyRequest request) {
    return new PolicyCase(
        List.of(Phase.setting(BOTH, request, PAGES), Phase.touching(BOTH, PAGES)), true);
  }

  private static ConformanceReport compare(PolicyCase asked, TrialNote... notes) {
    Tally tally = new Tally();
    tally.add(
        asked,
        ORACLE.answers(asked),
        List.of(
            Answer.of(notes[0], asked.phases().get(0)),
            Answer.of(notes[1], asked.phases().get(1))));
    return tally.report();
  }

  @Test
  void whatTheModelPredictsIsNoDisagreement() {
    ConformanceReport report = compare(asking(BIND), TAKEN, TAKEN);

    assertThat(report.cases()).isEqualTo(1);
    assertThat(report.disagreements()).isZero();
    assertThat(report.text(3)).isEmpty();
  }

  @Test
  void refusalThatTheModelPredictsEndsTheCase() {
    TrialNote refused = new TrialNote(true, 22, 0, 0, Set.of(), 0, "");

    assertThat(compare(asking(NOTHING), refused, NOT_DONE).disagreements()).isZero();
    assertThat(compare(asking(NOTHING), refused, TAKEN).text(1))
        .contains("the task goes on of MPOL_BIND with NONE after a change of cpuset.mems");
  }

  @Test
  void refusalThatTheModelDoesNotPredictIsShownWithBothAnswersAndTheCalls() {
    TrialNote refused = new TrialNote(true, 22, 0, 0, Set.of(), 0, "");

    assertThat(compare(asking(BIND), refused, NOT_DONE).text(1))
        .startsWith("1 x set_mempolicy of MPOL_BIND with NONE\n")
        .contains(
            "model: accepted; kernel: EINVAL (invalid argument); calls: cpuset.mems=0-1"
                + " set_mempolicy(MPOL_BIND, {0}, maxnode 2) touch 16 pages");
  }

  @Test
  void everyAspectIsLookedAt() {
    String line = "7f00 bind:0 anon=16 N0=15 N1=1 kernelpagesize_kB=4";
    assertThat(
            compare(asking(BIND), new TrialNote(true, 0, 0, 2, Set.of(0), 0, line), TAKEN).text(1))
        .contains("pages of MPOL_BIND", "model: 16 evenly on node 0", "kernel: {0=15, 1=1}");
    String local = "7f00 local anon=16 N0=16 kernelpagesize_kB=4";
    assertThat(
            compare(asking(BIND), new TrialNote(true, 0, 0, 2, Set.of(0), 0, local), TAKEN).text(1))
        .contains("numa_maps of MPOL_BIND", "model: bind:0; kernel: local");
    TrialNote other = new TrialNote(true, 0, 0, 2 | 1 << 15, Set.of(0), 0, TAKEN.line());
    assertThat(compare(asking(BIND), other, TAKEN).text(1))
        .contains("get_mempolicy of MPOL_BIND", "kernel: MPOL_BIND|MPOL_F_STATIC_NODES {0}");
    TrialNote silent = new TrialNote(true, 0, 38, 0, Set.of(), 0, TAKEN.line());
    assertThat(compare(asking(BIND), silent, TAKEN).text(1)).contains("kernel: ENOSYS");
    TrialNote untouched = new TrialNote(true, 0, 0, 2, Set.of(0), 12, "");
    assertThat(compare(asking(BIND), untouched, TAKEN).disagreements()).isEqualTo(1);
    assertThat(compare(asking(BIND), TAKEN, NOT_DONE).text(1)).contains("model: yes; kernel: no");
  }

  @Test
  void reportsAddUp() {
    TrialNote refused = new TrialNote(true, 22, 0, 0, Set.of(), 0, "");
    ConformanceReport one = compare(asking(BIND), refused, NOT_DONE);

    ConformanceReport both = one.plus(one).plus(compare(asking(BIND), TAKEN, TAKEN));

    assertThat(both.cases()).isEqualTo(3);
    assertThat(both.disagreements()).isEqualTo(2);
    assertThat(both.text(1)).startsWith("2 x set_mempolicy");
    assertThat(both.text(1).lines()).hasSize(2);
  }
}
