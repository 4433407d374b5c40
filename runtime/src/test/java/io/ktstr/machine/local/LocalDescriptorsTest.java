package io.ktstr.machine.local;

import static io.ktstr.machine.local.Requests.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerState;
import io.ktstr.machine.WorkerStatus;
import io.ktstr.os.Descriptors;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LocalDescriptorsTest {

  @Test
  void fiftyCrewsLeaveNoDescriptorAndNoMappingBehind() {
    List<Integer> before = open();
    try (LocalMachine machine = LocalMachine.open()) {
      for (int i = 0; i < 50; i++) {
        spawnAndClose(machine);
      }
      String maps = machine.files().read("/proc/self/maps");
      assertThat(maps).doesNotContain("ktstr-slots");
    }

    assertThat(open()).isEqualTo(before);
  }

  private static List<Integer> open() {
    return List.of(
        Descriptors.ofFile("ktstr-slots"),
        Descriptors.ofFile("ktstr-worker"),
        Descriptors.ofFile("eventfd"),
        Descriptors.ofFile("pidfd"));
  }

  private static void spawnAndClose(LocalMachine machine) {
    try (WorkerCrew crew = machine.spawn(Requests.small(2))) {
      assertThat(crew.await(WorkerState.WAITING, LONG)).noneMatch(WorkerStatus::ended);
    }
  }

  @Test
  void crewComesToLifeAmongManyOpenFiles() throws IOException {
    List<FileInputStream> files = new ArrayList<>();
    try (LocalMachine machine = LocalMachine.open()) {
      for (int i = 0; i < 1500; i++) {
        files.add(new FileInputStream("/dev/null"));
      }

      spawnAndClose(machine);
    } finally {
      for (FileInputStream file : files) {
        file.close();
      }
    }
  }

  @Test
  void fullTableOfDescriptorsIsSurvivedWithoutLeftovers() throws Exception {
    Process jvm = OtherJvm.start(DescriptorProgram.class);
    try (BufferedReader output = jvm.inputReader()) {
      assertThat(output.readLine()).matches("[1-9]\\d* failures, 0 children, 0 descriptors");
      assertThat(jvm.waitFor()).isZero();
    } finally {
      jvm.destroyForcibly();
    }
  }
}
