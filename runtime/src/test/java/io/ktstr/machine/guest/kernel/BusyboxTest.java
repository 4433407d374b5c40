package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusyboxTest {

  private static final int PT_LOAD = 1;
  private static final int PT_INTERP = 3;

  @TempDir private Path directory;
  private final List<String> progress = new ArrayList<>();
  private Path cache;
  private FakePackageTools fake;

  @BeforeEach
  void makeDistribution() throws IOException {
    cache = directory.resolve("cache");
    fake = FakePackageTools.in(directory.resolve("distribution"));
    fake.addPackage("busybox-static", "1:1.35.0-4", "libnothing");
    fake.packContent(program(PT_LOAD), "./usr/share/doc/busybox", "./bin/busybox");
  }

  private Path find() {
    return Busybox.find(cache, directory.resolve("distribution").toString(), progress::add);
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("busybox"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** An ELF file with one segment of this type and nothing else. */
  private static byte[] program(int segmentType) {
    return ByteBuffer.allocate(128)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, 0x464c457f)
        .put(4, (byte) 2)
        .putShort(18, (short) 62)
        .putLong(32, 64)
        .putShort(54, (short) 56)
        .putShort(56, (short) 1)
        .putInt(64, segmentType)
        .array();
  }

  private Path install(byte[] content) throws IOException {
    Path file = directory.resolve("distribution").resolve("busybox");
    Files.write(file, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void packageIsFetchedOnce() throws IOException {
    Path first = find();

    assertThat(first).hasBinaryContent(program(PT_LOAD)).isExecutable();
    assertThat(find()).isEqualTo(first);
    assertThat(fake.downloads()).containsExactly("--quiet download busybox-static=1:1.35.0-4");
    assertThat(kept()).containsExactly(first.getFileName().toString());
    assertThat(progress)
        .containsExactly("downloading busybox-static 1:1.35.0-4", "stored busybox in " + first);
  }

  @Test
  void damagedOneIsFetchedAgain() throws IOException {
    Path first = find();
    Files.write(first, new byte[] {1});

    assertThat(find()).isEqualTo(first).hasBinaryContent(program(PT_LOAD));
    assertThat(fake.downloads()).hasSize(2);
  }

  @Test
  void installedOneIsUsedIfItIsStatic() throws IOException {
    Path installed = install(program(PT_LOAD));

    assertThat(find()).isEqualTo(installed);
    assertThat(fake.downloads()).isEmpty();
  }

  @Test
  void installedOneThatIsNotStaticIsPassedOver() throws IOException {
    Path installed = install(program(PT_INTERP));

    assertThat(find()).isNotEqualTo(installed);
  }

  @Test
  void packageWithoutAStaticOneIsRefusedAndLeavesNothing() throws IOException {
    fake.packContent(program(PT_INTERP), "./bin/busybox");

    assertThatThrownBy(this::find)
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("not statically linked")
        .hasMessageContaining("PATH");
    assertThat(kept()).isEmpty();
  }

  @Test
  void packageWithoutTheProgramIsRefused() throws IOException {
    fake.packContent(program(PT_LOAD), "./sbin/busybox2");

    assertThatThrownBy(this::find)
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("has no file bin/busybox")
        .hasMessageContaining("PATH");
    assertThat(kept()).isEmpty();
  }

  @Test
  void packageThatAptDoesNotKnowIsOneMessage() throws IOException {
    fake = FakePackageTools.in(directory.resolve("fresh"));

    assertThatThrownBy(
            () -> Busybox.find(cache, directory.resolve("fresh").toString(), progress::add))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("apt knows no package busybox-static; run apt-get update");
  }

  @Test
  void otherDistributionsAreToldWhatToInstall() {
    assertThatThrownBy(() -> Busybox.find(cache, directory.toString(), progress::add))
        .isInstanceOf(KernelException.class)
        .hasMessageStartingWith("busybox can only be fetched on Debian and Ubuntu")
        .hasMessageContaining("statically linked");
    assertThat(cache).doesNotExist();
  }

  @Test
  void realProgramsAreToldApart() throws IOException {
    Path script = Files.writeString(directory.resolve("script"), "#!/bin/sh\n");

    assertThat(StaticProgram.is(Path.of("/bin/ls"))).isFalse();
    assertThat(StaticProgram.is(script)).isFalse();
    assertThat(StaticProgram.is(install(io.ktstr.machine.NativePrograms.agent()))).isTrue();
  }
}
