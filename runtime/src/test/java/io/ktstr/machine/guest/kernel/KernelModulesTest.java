package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelModulesTest {

  private static final String IN_PACKAGE = "./lib/modules/6.1.0-56/kernel/drivers/virtio/";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "./lib/modules/6.1.0/kernel/drivers/virtio/virtio.ko, virtio.ko",
    "./usr/lib/modules/6.12/kernel/drivers/virtio/virtio_ring.ko.xz, virtio_ring.ko",
    "lib/modules/6.12/kernel/drivers/char/virtio_console.ko.zst, virtio_console.ko",
    "./lib/modules/6.1.0/kernel/drivers/net/virtio_net.ko,",
    "./lib/modules/6.1.0/kernel/drivers/virtio/../../../../etc/virtio.ko.exe,",
    "./lib/modules/6.1.0/kernel/virtio.ko,",
    "/etc/virtio.ko,"
  })
  void onlyTheNeededModulesAreTaken(String path, String name) {
    assertThat(KernelModules.nameFor(path)).isEqualTo(Optional.ofNullable(name));
  }

  private static byte[] module(String depends) {
    return ("\u007fELF\0license=GPL\0depends=" + depends + "\0name=x\0")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private void put(String name, String depends) throws IOException {
    Files.write(folder.resolve(name), module(depends));
  }

  @Test
  void eachComesAfterThoseThatItDependsOn() throws IOException {
    put("virtio.ko", "virtio_ring");
    put("virtio_console.ko", "virtio,virtio_ring");
    put("virtio_pci.ko", "virtio_ring,virtio_pci_modern_dev,virtio,built_in");
    put("virtio_pci_modern_dev.ko", "");
    put("virtio_ring.ko", "");

    KernelModules.number(folder);

    assertThat(KernelModules.in(folder))
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "0-virtio_ring.ko",
            "1-virtio.ko",
            "2-virtio_console.ko",
            "3-virtio_pci_modern_dev.ko",
            "4-virtio_pci.ko");
  }

  @ParameterizedTest
  @CsvSource({"xz, xz", "zst, zstd", "gz, gz"})
  void compressedModulesAreStoredPlain(String suffix, String compressor) throws Exception {
    byte[] plain = module("virtio");
    Path target = folder.resolve("virtio.ko");

    KernelModules.write(
        new ByteArrayInputStream(compressed(plain, compressor)),
        IN_PACKAGE + "virtio.ko." + suffix,
        target);

    assertThat(target).hasBinaryContent(plain);
  }

  private static byte[] compressed(byte[] plain, String compressor)
      throws IOException, CompressorException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        new CompressorStreamFactory().createCompressorOutputStream(compressor, bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  @Test
  void moduleThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                KernelModules.write(
                    InputStream.nullInputStream(), IN_PACKAGE + "virtio.ko", folder.resolve("a")))
        .hasMessageContaining("virtio.ko is empty");
    assertThatThrownBy(
            () ->
                KernelModules.write(
                    new ByteArrayInputStream(new byte[100]),
                    IN_PACKAGE + "virtio.ko.xz",
                    folder.resolve("b")))
        .hasMessageContaining("virtio.ko.xz cannot be decompressed");
    assertThatThrownBy(
            () ->
                KernelModules.write(
                    new ByteArrayInputStream(new byte[9 << 20]),
                    IN_PACKAGE + "virtio.ko",
                    folder.resolve("c")))
        .hasMessageContaining("has more than 8388608 bytes");
  }

  @Test
  void kernelWithoutAFolderOfModulesHasNone() {
    assertThat(KernelModules.beside(folder.resolve("vmlinux"))).isEmpty();
  }

  @Test
  void cacheKeepsTheModulesBesideTheKernelAndNoticesDamage() throws IOException {
    Path kernel = Files.write(folder.resolve("vmlinux"), SampleElf.of("6.1.0").bytes());
    Files.createDirectory(folder.resolve("modules"));
    put("modules/0-virtio.ko", "");
    KernelCache cache = new KernelCache(folder.resolve("cache"));
    KernelOrigin origin = new KernelOrigin("linux-image-6.1.0", "6.1.0-1");

    KernelImage image = cache.store(kernel, origin, line -> {}).image();

    assertThat(image.modules())
        .singleElement()
        .satisfies(module -> assertThat(module).hasBinaryContent(module("")));
    assertThat(cache.verify(image.version()).image()).isEqualTo(image);
    Files.write(image.modules().get(0), module("x"));
    assertThatThrownBy(() -> cache.verify(image.version()))
        .hasMessageContaining("list of modules")
        .hasMessageContaining("run ./ktstr kernel fetch");
    assertThat(cache.undamaged(origin)).isEmpty();
    assertThat(List.of(image)).isEqualTo(List.of(cache.newest().orElseThrow().image()));
  }
}
