package io.ktstr.machine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.SystemCallException;
import io.ktstr.os.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {

  private final MachineFiles files = new LocalFiles(new Os());

  @TempDir private Path folder;

  @Test
  void namesAreListedInAscendingOrder() throws IOException {
    Files.createFile(folder.resolve("node1"));
    Files.createDirectory(folder.resolve("node0"));
    Files.createFile(folder.resolve("has_memory"));

    assertThat(files.list(folder.toString())).containsExactly("has_memory", "node0", "node1");
  }

  @Test
  void absentFolderIsToldAsTheKernelTellsIt() {
    SystemCallException refusal =
        catchThrowableOfType(
            SystemCallException.class, () -> files.list(folder.resolve("absent").toString()));

    assertThat(refusal.errno()).isEqualTo(Errno.ENOENT);
    assertThat(refusal).hasMessageContaining(folder.resolve("absent").toString());
  }

  @Test
  void fileIsNoFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> files.list(file.toString()))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void textIsWrittenAndRead() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    files.write(file.toString(), "0-3 größer");

    assertThat(files.read(file.toString())).isEqualTo("0-3 größer");
  }

  @Test
  void folderIsMadeAndRemoved() {
    String path = folder.resolve("group").toString();

    files.makeDirectory(path);
    assertThat(files.list(folder.toString())).containsExactly("group");

    files.removeDirectory(path);
    assertThat(files.list(folder.toString())).isEmpty();
  }
}
