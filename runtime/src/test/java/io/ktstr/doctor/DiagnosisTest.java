package io.ktstr.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ktstr.machine.MachineException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {

  private static final Finding EMULATION = Finding.ok("accelerator", "TCG");
  private static final Finding WORKER = Finding.ok("workers", "started");

  @Test
  void guestsNeedAnAcceleratorAndTheHostAWorker() {
    Finding noKvm = Finding.missing("accelerator", "KVM hangs", "nothing");

    assertThat(Diagnosis.of(List.of(noKvm, EMULATION, WORKER)))
        .returns(true, Diagnosis::guests)
        .returns(true, Diagnosis::host);
    assertThat(Diagnosis.of(List.of(noKvm)))
        .returns(false, Diagnosis::guests)
        .returns(false, Diagnosis::host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"QEMU", "kernel", "cache"})
  void whatIsBrokenKeepsGuestsFromRunning(String area) {
    Diagnosis diagnosis =
        Diagnosis.of(List.of(Finding.broken(area, "broken", "mend it"), EMULATION, WORKER));

    assertThat(diagnosis.guests()).isFalse();
    assertThat(diagnosis.host()).isTrue();
  }

  @Test
  void whatIsBrokenElsewhereDoesNot() {
    assertThat(Diagnosis.of(List.of(Finding.broken("JDK", "a", "b"), EMULATION)).guests()).isTrue();
  }

  @Test
  void jsonHasEverythingAndNoEmptyMend() throws Exception {
    Finding none = Finding.missing("QEMU", "there is \"none\"", "get one");

    JsonNode json =
        new ObjectMapper().readTree(DiagnosisJson.of(Diagnosis.of(List.of(none, WORKER))));

    assertThat(json.path("guests").booleanValue()).isFalse();
    assertThat(json.path("host").booleanValue()).isTrue();
    assertThat(json.path("findings").get(0).toString())
        .isEqualTo(
            "{\"area\":\"QEMU\",\"state\":\"N/A\",\"fact\":\"there is \\\"none\\\"\",\"mend\":\"get"
                + " one\"}");
    assertThat(json.path("findings").get(1).has("mend")).isFalse();
  }

  @Test
  void aFailureIsTakenApartIntoFactAndMend() {
    assertThat(
            Finding.of(
                "cache", State.FAIL, new MachineException("it is full; 2 of 2 MB; make room\nlog")))
        .isEqualTo(Finding.broken("cache", "it is full; 2 of 2 MB", "make room"));
    assertThat(Finding.of("cache", State.FAIL, new MachineException("it is full")).mend())
        .isEmpty();
  }

  @Test
  void whatBreaksDownInOneAreaIsAFindingOfIt() {
    Area broken =
        new Area() {
          @Override
          public String name() {
            return "cache";
          }

          @Override
          public List<Finding> examine() {
            throw new MachineException("it fell over; put it up");
          }
        };

    assertThat(Doctor.look(broken))
        .containsExactly(Finding.broken("cache", "it fell over", "put it up"));
  }
}
