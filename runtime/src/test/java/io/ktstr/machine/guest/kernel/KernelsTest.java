package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelsTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "6.12, 6.12.117+x",
    "6.12.9, 6.12.9",
    "6.1, 6.1.0",
    "'', 6.12.117+x",
    "' ', 6.12.117+x"
  })
  void findsVersionsInTheCache(String setting, String version) throws IOException {
    store("6.12.117+x", "6.12.9", "6.1.0");

    assertThat(Kernels.find(Optional.of(setting), directory).version().text()).isEqualTo(version);
  }

  @Test
  void takesTheNewestWithoutASetting() throws IOException {
    store("6.9.0", "6.12.0");

    KernelImage found = Kernels.find(Optional.empty(), directory);
    assertThat(found.version().text()).isEqualTo("6.12.0");
    assertThat(found.file()).isRegularFile();
  }

  @Test
  void takesAPathAsItIs() throws IOException {
    Path file = Files.write(directory.resolve("6.12"), SampleElf.of("6.13.0").bytes());

    assertThat(Kernels.find(Optional.of(file.toString()), directory).file()).isEqualTo(file);
  }

  @Test
  void saysHowToGetAFirstKernel() {
    assertThatThrownBy(() -> Kernels.find(Optional.empty(), directory))
        .isInstanceOf(KernelException.class)
        .hasMessage(
            "there is no kernel to boot; the cache %s/kernels is empty; run ./ktstr kernel fetch,"
                + " or set ktstr.kernel to a vmlinux or bzImage",
            directory);
  }

  @Test
  void listsWhatTheCacheHas() throws IOException {
    store("6.9.0", "6.12.0");

    assertThatThrownBy(() -> Kernels.find(Optional.of("7.0"), directory))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("no kernel of version 7.0; the cache")
        .hasMessageContaining("has 6.12.0, 6.9.0; run ./ktstr kernel fetch");
  }

  @Test
  void explainsPathsThatAreNoKernel() {
    assertThatThrownBy(() -> Kernels.find(Optional.of("vmlinux-typo"), directory))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("vmlinux-typo cannot be read; no such file or directory");
    assertThatThrownBy(() -> Kernels.find(Optional.of("a\0b"), directory))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("the value of ktstr.kernel is no path");
  }

  private void store(String... versions) throws IOException {
    KernelCache cache = new KernelCache(directory);
    for (String version : versions) {
      Path file = Files.write(directory.resolve("kernel"), SampleElf.of(version).bytes());
      cache.store(file, new KernelOrigin("package", version), line -> {});
    }
  }
}
