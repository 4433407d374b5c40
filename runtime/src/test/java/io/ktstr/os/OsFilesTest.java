package io.ktstr.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ktstr.machine.Errno;
import io.ktstr.machine.SystemCallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsFilesTest {

  private static final Errno EISDIR = new Errno(21);
  private static final Errno ENOTEMPTY = new Errno(39);

  private final Os os = new Os();

  @TempDir private Path folder;

  @Test
  void fileOfProcIsReadThoughItsSizeIsZero() throws IOException {
    assertThat(Files.size(Path.of("/proc/self/status"))).isZero();

    String status = new String(os.readFile("/proc/self/status"), StandardCharsets.UTF_8);

    assertThat(status).contains("Pid:\t" + ProcessHandle.current().pid() + "\n");
  }

  @Test
  void fileOfManyChunksIsReadToItsEnd() throws IOException {
    byte[] content = new byte[200_001];
    new Random(1).nextBytes(content);
    Path file = Files.write(folder.resolve("large"), content);

    assertThat(os.readFile(file.toString())).isEqualTo(content);
  }

  @Test
  void absentFileCannotBeReadAndTheMessageSaysWhich() {
    SystemCallException refusal =
        catchThrowableOfType(SystemCallException.class, () -> os.readFile("/proc/no-such-file"));

    assertThat(refusal.errno()).isEqualTo(Errno.ENOENT);
    assertThat(refusal)
        .hasMessage(
            "open(\"/proc/no-such-file\", O_RDONLY) was refused: ENOENT (no such file or directory)");
  }

  @Test
  void folderCannotBeRead() {
    SystemCallException refusal =
        catchThrowableOfType(SystemCallException.class, () -> os.readFile("/proc"));

    assertThat(refusal.errno()).isEqualTo(EISDIR);
    assertThat(refusal).hasMessageStartingWith("read(\"/proc\")");
  }

  @Test
  void existingFileIsWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    os.writeFile(file.toString(), "0-3\n".getBytes(StandardCharsets.UTF_8));

    assertThat(file).hasContent("0-3\n");
  }

  @Test
  void absentFileIsNotMade() {
    Path file = folder.resolve("absent");

    assertThatThrownBy(() -> os.writeFile(file.toString(), new byte[] {'1'}))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("open(\"" + file + "\", O_WRONLY)")
        .hasMessageContaining("ENOENT");
    assertThat(file).doesNotExist();
  }

  @Test
  void valueThatTheKernelRefusesIsInTheMessage() {
    String path = "/proc/self/oom_score_adj";

    SystemCallException refusal =
        catchThrowableOfType(
            SystemCallException.class,
            () -> os.writeFile(path, "none\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(refusal.errno()).isEqualTo(Errno.EINVAL);
    assertThat(refusal)
        .hasMessage("write(\"" + path + "\", \"none\") was refused: EINVAL (invalid argument)");
  }

  @Test
  void folderIsMadeAndRemoved() {
    String path = folder.resolve("group").toString();

    os.makeDirectory(path);
    assertThat(Path.of(path)).isDirectory();

    os.removeDirectory(path);
    assertThat(Path.of(path)).doesNotExist();
  }

  @Test
  void folderThatIsThereCannotBeMade() {
    SystemCallException refusal =
        catchThrowableOfType(SystemCallException.class, () -> os.makeDirectory(folder.toString()));

    assertThat(refusal.errno()).isEqualTo(Errno.EEXIST);
    assertThat(refusal).hasMessageContaining("mkdir(\"" + folder + "\")");
  }

  @Test
  void folderWithContentIsNotRemoved() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    SystemCallException refusal =
        catchThrowableOfType(
            SystemCallException.class, () -> os.removeDirectory(folder.toString()));

    assertThat(refusal.errno()).isEqualTo(ENOTEMPTY);
    assertThat(file).exists();
  }

  @Test
  void nothingStaysOpen() {
    int before = Descriptors.ofFile("/proc/self/status");
    for (int i = 0; i < 100; i++) {
      os.readFile("/proc/self/status");
    }

    assertThat(Descriptors.ofFile("/proc/self/status")).isEqualTo(before);
  }
}
