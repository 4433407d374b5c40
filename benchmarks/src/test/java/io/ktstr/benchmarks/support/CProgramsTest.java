package io.ktstr.benchmarks.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs in C share headers with the native part and must keep up with it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CProgramsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"crew", "pair", "readfile"})
  void hostedProgramsCompile(String name) throws IOException {
    assertThat(new CPrograms(folder).hosted(name)).isExecutable();
  }

  @Test
  void freestandingProgramTellsTheTime() throws Exception {
    Path stamp = new CPrograms(folder).freestanding("stamp");

    Process process = new ProcessBuilder(stamp.toString()).start();
    byte[] time = process.getInputStream().readNBytes(Long.BYTES);

    assertThat(time).hasSize(Long.BYTES);
    assertThat(process.destroyForcibly().waitFor()).isEqualTo(128 + 9);
  }

  @Test
  void sourceThatIsNotThereIsNamed() throws IOException {
    CPrograms programs = new CPrograms(folder);

    assertThatThrownBy(() -> programs.hosted("nothing"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nothing.c is not on the class path");
  }

  @Test
  void peerAnswersEachRequestWithNumbers() throws IOException {
    Path pair = new CPrograms(folder).hosted("pair");
    try (Peer peer = new Peer(List.of(pair.toString()))) {
      assertThat(peer.ask("futex 10 -1 -1")).hasSize(2);
      assertThat(peer.ask("pipe 10 0 0")[0]).isPositive();
    }
  }

  @Test
  void endOfAPeerIsToldWithWhatItWasAsked() throws IOException {
    try (Peer peer = new Peer(List.of("sh", "-c", "read line; exit 3"))) {
      assertThatThrownBy(() -> peer.ask("anything"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("sh ended when it was asked \"anything\"");
    }
  }
}
