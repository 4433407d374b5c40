package io.ktstr.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.conformance.Conformance.Observations;
import io.ktstr.host.RunningKernel;
import io.ktstr.machine.guest.GuestLab;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.kernel.KernelModel;
import io.ktstr.model.kernel.KernelTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One kernel is asked once. The model agrees with it; a model with any one entry changed does not,
 * so that no entry is there for nothing.
 */
@Tag("guest")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceGuestTest {

  private static final int SEQUENCES = 250;
  private static final long SEED = 20_261_124;

  private KernelVersion kernel;
  private Observations observations;

  @BeforeAll
  void ask(@TempDir Path cache) {
    try (GuestMachine guest = new GuestLab(cache).boot("2n2l1c1t")) {
      kernel = RunningKernel.of(guest).orElseThrow();
      observations =
          Conformance.of(guest, guest.policyTrials()).observe(SEQUENCES, SEED, Portion.WHOLE);
      assertThat(guest.files().list("/sys/fs/cgroup")).doesNotContain("ktstr");
    }
  }

  @Test
  void modelAgreesInEveryCase() {
    ConformanceReport report = observations.compare(KernelModel.of(kernel));

    assertThat(report.cases()).isEqualTo(1848 + SEQUENCES);
    assertThat(report.byCause()).isEmpty();
  }

  @Test
  void modelWithAnyOneEntryChangedDoesNot() {
    List<String> unnoticed = new ArrayList<>();
    List<Mutation> mutations = Mutation.all(KernelTable.linux(), kernel);
    for (Mutation mutation : mutations) {
      KernelModel changed = new KernelModel(mutation.table(), kernel);
      if (observations.compare(changed).disagreements() == 0) {
        unnoticed.add(mutation.name());
      }
    }
    assertThat(mutations).hasSizeGreaterThan(40);
    assertThat(unnoticed).containsExactlyElementsOf(Mutation.WITHOUT_EFFECT_ON_TWO_NODES);
  }
}
