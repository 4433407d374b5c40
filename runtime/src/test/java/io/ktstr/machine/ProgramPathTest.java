package io.ktstr.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPathTest {

  @Test
  void aPathIsMadeAbsoluteAndOtherwiseLeftToTheKernel() {
    assertThat(ProgramPath.find("/no/such/program", "")).isEqualTo("/no/such/program");
    assertThat(ProgramPath.find("./here", "/bin"))
        .isEqualTo(Path.of("").toAbsolutePath() + "/./here");
  }

  @Test
  void aNameIsLookedForInTheFoldersInTheirOrder(@TempDir Path folder) throws Exception {
    Path first = Files.createDirectories(folder.resolve("first"));
    Path second = Files.createDirectories(folder.resolve("second"));
    Files.createFile(first.resolve("tool")); // not executable
    assertThat(Files.createFile(second.resolve("tool")).toFile().setExecutable(true)).isTrue();
    Files.createDirectory(first.resolve("folder"));

    assertThat(ProgramPath.find("tool", first + ":" + second))
        .isEqualTo(second.resolve("tool").toString());
    assertThatThrownBy(() -> ProgramPath.find("folder", first.toString()))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("the program folder")
        .hasMessageContaining(first.toString());
    assertThatThrownBy(() -> ProgramPath.find("tool", "")).hasMessageContaining("is empty");
  }

  @Test
  void anOrderWithoutAProgramStaysAsItIs() {
    WorkerOrder loop = WorkerOrder.loop(new SlotImage(new byte[SlotImage.SIZE]));

    assertThat(ProgramPath.find(loop)).isSameAs(loop);
    assertThat(ProgramPath.find(loop.withCommand(List.of("sh", "x"))).command())
        .hasSize(2)
        .endsWith("x")
        .allMatch(word -> word.startsWith("/") || word.equals("x"));
  }
}
