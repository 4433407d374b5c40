package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KvmHostTest {

  private static final String CPU =
      "processor\t: 0\nmodel name\t: A\ncpu MHz\t\t: 2300\nmicrocode\t: 0x1\nflags\t\t: vmx\n\nprocessor\t: 1\n";

  @TempDir private Path root;

  static void write(Path root) throws IOException {
    put(root, "proc/sys/kernel/random/boot_id", "7cd24d62\n");
    put(root, "proc/version", "Linux version 6.18\n");
    put(root, "proc/cpuinfo", CPU);
    put(root, "sys/module/kvm/parameters/tdp_mmu", "Y\n");
    put(root, "sys/module/kvm_intel/parameters/nested", "Y\n");
    put(root, "sys/module/ext4/parameters/x", "Y\n");
  }

  private static void put(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String describe() throws IOException {
    return new KvmHost(root).describe();
  }

  @ParameterizedTest
  @CsvSource({
    "proc/sys/kernel/random/boot_id, another boot",
    "proc/version, Linux version 6.19",
    "proc/cpuinfo, model name\t: B",
    "sys/module/kvm_intel/parameters/nested, N",
    "sys/module/kvm_intel/parameters/ept, N",
    "sys/module/kvm_amd/parameters/npt, 1",
  })
  void whatKvmDependsOnIsInTheDescription(String file, String other) throws IOException {
    write(root);
    String before = describe();

    put(root, file, other);

    assertThat(describe()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"sys/module/ext4/parameters/x, N", "proc/uptime, 7"})
  void whatItDoesNotDependOnIsNot(String file, String other) throws IOException {
    write(root);
    String before = describe();

    put(root, file, other);
    put(root, "proc/cpuinfo", CPU.replace("2300", "2299.998"));

    assertThat(describe()).isEqualTo(before);
  }

  @Test
  void aHostWithoutKvmModulesIsDescribedToo() throws IOException {
    put(root, "proc/sys/kernel/random/boot_id", "7cd24d62\n");
    put(root, "proc/version", "Linux version 6.18\n");
    put(root, "proc/cpuinfo", CPU);

    assertThat(describe())
        .isEqualTo(
            "7cd24d62\nLinux version 6.18\nmodel name\t: A\nmicrocode\t: 0x1\nflags\t\t: vmx");
  }

  @Test
  void thisHostStaysTheSameWhileNothingChanges() throws IOException {
    assertThat(KvmHost.ofThisHost().describe())
        .isNotBlank()
        .isEqualTo(KvmHost.ofThisHost().describe());
  }
}
