package io.ktstr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class KernelCommandTest {

  private static final String CACHE = "ktstr.cache";

  private final Optional<String> before = Optional.ofNullable(System.getProperty(CACHE));
  private final CommandLab lab = new CommandLab();

  @TempDir private Path cache;

  @BeforeEach
  void useCacheOfThisTest() {
    System.setProperty(CACHE, cache.toString());
  }

  @AfterEach
  void useCacheOfBefore() {
    before.ifPresentOrElse(
        value -> System.setProperty(CACHE, value), () -> System.clearProperty(CACHE));
  }

  @Test
  void emptyCacheSaysHowToGetAKernel() {
    assertThat(lab.run("kernel", "list")).isZero();
    assertThat(lab.out().strip())
        .isEqualTo(
            "no kernels in " + cache.resolve("kernels") + "; get one with ./ktstr kernel fetch");
  }

  @Test
  void kernelToBootIsNotMadeUp() {
    assertThat(lab.run("kernel", "show")).isEqualTo(1);
    assertThat(lab.out()).isEmpty();
    assertThat(lab.err()).startsWith("ktstr: ").doesNotContain("\tat ");
  }

  @Test
  void cacheThatCannotBeReadIsOneMessage() throws IOException {
    Files.createFile(cache.resolve("kernels"));

    assertThat(lab.run("kernel", "list")).isEqualTo(1);
    assertThat(lab.err())
        .startsWith("ktstr: the kernel cache " + cache.resolve("kernels") + " cannot be used")
        .doesNotContain("\tat ");
  }

  @Test
  void badSettingIsOneMessage() {
    System.setProperty(CACHE, "a\0b");

    assertThat(lab.run("kernel", "list")).isEqualTo(1);
    assertThat(lab.err()).startsWith("ktstr: ktstr.cache is ").doesNotContain("\tat ");
  }

  @Test
  void kernelWithoutACommandIsAWrongArgument() {
    assertThat(lab.run("kernel")).isEqualTo(2);
    assertThat(lab.run("kernel", "dance")).isEqualTo(2);
  }
}
