package io.ktstr.examples.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

/**
 * What is missing skips a test with the reason; what is named in a setting and missing fails it.
 */
class MissingPartsTest {

  @TempDir Path folder;

  @Test
  void noKernelAtAllSkipsWithTheWayToGetOne() {
    TestExecutionResult result =
        run(Map.of("ktstr.cache", folder.toString(), "ktstr.skip", "skip"));

    assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
    assertThat(message(result))
        .contains("there is no kernel to boot")
        .contains("./ktstr kernel fetch");
  }

  @Test
  void noKernelAtAllFailsWhereSkippingIsNotAllowed() {
    TestExecutionResult result =
        run(Map.of("ktstr.cache", folder.toString(), "ktstr.skip", "fail"));

    assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.FAILED);
    assertThat(message(result)).contains("there is no kernel to boot").contains("ktstr.skip=fail");
  }

  @Test
  void aMistypedKernelFails() {
    TestExecutionResult result = run(Map.of("ktstr.kernel", "/nowhere/vmlinux"));

    assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.FAILED);
    assertThat(message(result)).startsWith("/nowhere/vmlinux cannot be read");
  }

  @Test
  void aMistypedQemuFails() {
    TestExecutionResult result = run(Map.of("ktstr.qemu", "/nowhere/qemu"));

    assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.FAILED);
    assertThat(message(result)).startsWith("the program /nowhere/qemu was not found");
  }

  @Test
  void aCacheThatIsNoFolderFails() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    TestExecutionResult result = run(Map.of("ktstr.cache", file.toString()));

    assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.FAILED);
    assertThat(message(result)).contains(file.toString()).contains("ktstr.cache");
  }

  private TestExecutionResult run(Map<String, String> settings) {
    return ExampleRun.of("io.ktstr.examples.lesson01.NumaLocalityKtstrTest", folder, settings);
  }

  private static String message(TestExecutionResult result) {
    return result.getThrowable().map(Throwable::getMessage).orElse("");
  }
}
