package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.guest.kernel.SampleBzImage.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelImageTest {

  @TempDir Path directory;

  @Test
  void recognisesAVmlinuxByItsBanner() throws IOException {
    Path file = write(SampleElf.of("6.12.0-test").bytes());

    assertThat(KernelImage.of(file))
        .isEqualTo(new KernelImage(new KernelVersion("6.12.0-test"), file, KernelFormat.VMLINUX))
        .hasToString("Linux 6.12.0-test (vmlinux)");
  }

  @Test
  void findsABannerThatSpansTwoPiecesOfTheFile() throws IOException {
    byte[] large = Arrays.copyOf(SampleElf.of("\0").bytes(), (1 << 20) + 500);
    byte[] banner = "Linux version 6.12.1 (user@host)".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(banner, 0, large, (1 << 20) - 20, banner.length);

    assertThat(KernelImage.of(write(large)).version().text()).isEqualTo("6.12.1");
  }

  @Test
  void recognisesABzImageByItsHeader() throws IOException {
    Path file = write(SampleBzImage.of("6.1.0-56-amd64", Compression.XZ).bytes());

    assertThat(KernelImage.of(file))
        .isEqualTo(
            new KernelImage(new KernelVersion("6.1.0-56-amd64"), file, KernelFormat.BZIMAGE));
  }

  @Test
  void acceptsABzImageWithASignatureBehindIt() throws IOException {
    byte[] image = SampleBzImage.of("6.1.0", Compression.GZIP).bytes();

    assertThat(KernelImage.of(write(Arrays.copyOf(image, image.length + 1472))).format())
        .isEqualTo(KernelFormat.BZIMAGE);
  }

  @Test
  void explainsFilesThatCannotBeRead() throws IOException {
    assertRefused(directory.resolve("none")).hasMessageContaining("no such file or directory");
    assertRefused(directory).hasMessageContaining("it is a directory");
    assertRefused(write(new byte[0])).hasMessageContaining("neither an ELF vmlinux nor a bzImage");
    assertRefused(Path.of("/dev/zero")).hasMessageContaining("it is not a regular file");
  }

  @Test
  void explainsFilesThatAreNoKernel() throws IOException {
    assertRefused(write("#!/bin/sh\n".repeat(100).getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("neither an ELF vmlinux nor a bzImage");
    assertRefused(write(SampleElf.of("6.12").withoutPvh().bytes()))
        .hasMessageContaining("without a PVH entry point")
        .hasMessageContaining("CONFIG_PVH=y");
    assertRefused(write(SampleElf.of("6.12").withNote("XEN\0", 18).bytes()))
        .hasMessageContaining("without a PVH entry point");
    assertRefused(write(SampleElf.of("no version").bytes()))
        .hasMessageContaining("does not contain the text \"Linux version \"");
  }

  @ParameterizedTest
  @CsvSource({"183, aarch64", "3, 32-bit x86", "243, RISC-V", "9999, ELF machine 9999"})
  void namesTheArchitectureOfAForeignVmlinux(int machine, String name) throws IOException {
    assertRefused(write(SampleElf.of("6.12").forMachine(machine).bytes()))
        .hasMessageContaining("it is an ELF file for " + name + " and guests are x86-64");
  }

  @Test
  void namesTheArchitectureOfABigEndianVmlinux() throws IOException {
    byte[] elf = SampleElf.of("6.12").forMachine(Short.reverseBytes((short) 22)).bytes();
    elf[5] = 2;

    assertRefused(write(elf)).hasMessageContaining("it is an ELF file for s390");
  }

  @Test
  void recognisesAnArm64Image() throws IOException {
    byte[] image = new byte[4096];
    System.arraycopy("ARMd".getBytes(StandardCharsets.US_ASCII), 0, image, 56, 4);

    assertRefused(write(image)).hasMessageContaining("a kernel for aarch64 and guests are x86-64");
  }

  @Test
  void refusesABzImageFor32Bit() throws IOException {
    byte[] image = SampleBzImage.of("6.1.0", Compression.GZIP).bytes();
    image[0x236] = 0;

    assertRefused(write(image)).hasMessageContaining("it is a kernel for 32-bit x86");
  }

  @Test
  void refusesABzImageWithoutUsableVersion() throws IOException {
    byte[] image = SampleBzImage.of("6.1.0", Compression.GZIP).bytes();
    ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putShort(0x20e, (short) 0);
    assertRefused(write(image)).hasMessageContaining("its setup header names no version");

    assertRefused(write(SampleBzImage.of("../../etc", Compression.GZIP).bytes()))
        .hasMessageContaining("the kernel version \"../../etc\" cannot be used");
  }

  @Test
  void refusesFilesThatAreCutShort() throws IOException {
    byte[] image = SampleBzImage.of("6.1.0", Compression.GZIP).bytes();
    assertRefused(write(Arrays.copyOf(image, image.length - 16)))
        .hasMessageContaining("is cut short or damaged; its protected-mode code should be");

    byte[] elf = SampleElf.of("6.12").bytes();
    assertRefused(write(Arrays.copyOf(elf, elf.length - 1)))
        .hasMessageContaining("is cut short or damaged; its note segment should be");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path file) {
    return assertThatThrownBy(() -> KernelImage.of(file))
        .isInstanceOf(KernelException.class)
        .hasMessageMatching(".+; .+; .+");
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("kernel"), bytes);
  }
}
