package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.guest.kernel.SampleBzImage.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelCacheTest {

  private static final KernelOrigin ORIGIN = new KernelOrigin("linux-image-test", "1:6-1~x");

  @TempDir Path directory;
  private final List<String> progress = new ArrayList<>();
  private KernelCache cache;

  @BeforeEach
  void makeCache() {
    cache = new KernelCache(directory.resolve("cache"));
  }

  @Test
  void isEmptyBeforeAnythingIsStored() {
    assertThat(cache.list()).isEmpty();
    assertThat(cache.newest()).isEmpty();
    assertThat(cache.find("6.12")).isEmpty();
    assertThat(directory.resolve("cache")).doesNotExist();
  }

  @Test
  void keepsTheVmlinuxOfABzImage() throws IOException {
    CachedKernel stored = store(SampleBzImage.of("6.12.0", Compression.ZSTD).bytes());

    Path file = cache.directory().resolve("6.12.0").resolve("vmlinux");
    assertThat(stored.image())
        .isEqualTo(new KernelImage(new KernelVersion("6.12.0"), file, KernelFormat.VMLINUX));
    assertThat(file).hasBinaryContent(SampleElf.of("6.12.0").bytes());
    assertThat(stored.origin()).isEqualTo(ORIGIN);
    assertThat(stored.size()).isEqualTo(SampleElf.SIZE);
    assertThat(cache.list()).containsExactly(stored);
    assertThat(cache.verify(stored.image().version())).isEqualTo(stored);
    assertThat(progress).isEmpty();
  }

  @Test
  void keepsABzImageThatCannotBeUnpackedAndSaysWhy() throws IOException {
    byte[] image = new SampleBzImage("6.12.0", new byte[100]).bytes();

    assertThat(store(image).image().format()).isEqualTo(KernelFormat.BZIMAGE);
    assertThat(cache.directory().resolve("6.12.0")).isDirectoryContaining("glob:**/bzImage");
    assertThat(cache.directory().resolve("6.12.0")).isDirectoryNotContaining("glob:**/vmlinux");
    assertThat(progress).singleElement().asString().contains("in no known format");
  }

  @Test
  void keepsAVmlinuxAsItIs() throws IOException {
    assertThat(store(SampleElf.of("6.12.0").bytes()).image().format())
        .isEqualTo(KernelFormat.VMLINUX);
  }

  @Test
  void listsTheNewestFirst() throws IOException {
    for (String version : List.of("6.9.1", "6.12.117+deb12", "6.1.0-56", "6.12.9")) {
      store(SampleElf.of(version).bytes());
    }

    assertThat(cache.list())
        .extracting(kernel -> kernel.image().version().text())
        .containsExactly("6.12.117+deb12", "6.12.9", "6.9.1", "6.1.0-56");
    assertThat(cache.newest().orElseThrow().image().version().text()).isEqualTo("6.12.117+deb12");
    assertThat(cache.find("6.1").orElseThrow().image().version().text()).isEqualTo("6.1.0-56");
    assertThat(cache.find("6.1.1")).isEmpty();
  }

  @Test
  void replacesAKernelOfTheSameVersion() throws IOException {
    store(SampleElf.of("6.12.0").bytes());
    CachedKernel second = store(SampleBzImage.of("6.12.0", Compression.GZIP).bytes());
    CachedKernel third = store(new SampleBzImage("6.12.0", new byte[9]).bytes());

    assertThat(second.image().format()).isEqualTo(KernelFormat.VMLINUX);
    assertThat(cache.list()).containsExactly(third);
    assertNothingLeftBehind();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../evil", "..", "/etc/evil", ".lock", "a/b"})
  void writesNothingForHostileVersions(String version) throws IOException {
    byte[] image = new SampleBzImage(version, new byte[100]).bytes();

    assertThatThrownBy(() -> store(image)).isInstanceOf(KernelException.class);
    assertThat(directory).isDirectoryNotContaining("glob:**evil*");
    assertThat(directory.resolve("cache")).doesNotExist();
  }

  @Test
  void threadsThatStoreTheSameVersionDoNotDisturbEachOther() throws Exception {
    Path first = write("first", SampleElf.of("6.12.0").bytes());
    Path second = write("second", new SampleBzImage("6.12.0", new byte[64]).bytes());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier start = new CyclicBarrier(2);
      Future<?> one = threads.submit(() -> storeOften(first, start));
      Future<?> two = threads.submit(() -> storeOften(second, start));
      one.get();
      two.get();
    } finally {
      threads.shutdownNow();
    }
    assertThat(cache.list()).hasSize(1);
    cache.verify(new KernelVersion("6.12.0"));
    assertNothingLeftBehind();
  }

  private Void storeOften(Path kernel, CyclicBarrier start) throws Exception {
    start.await();
    for (int round = 0; round < 50; round++) {
      CachedKernel stored = cache.store(kernel, ORIGIN, line -> {});
      assertThat(stored.image().version().text()).isEqualTo("6.12.0");
      assertThat(cache.list()).hasSize(1);
    }
    return null;
  }

  @Test
  void anotherJvmCanStoreAtTheSameTime() throws Exception {
    Path kernel = write("kernel", SampleElf.of("6.12.0").bytes());
    Process other = CacheClient.start(directory.resolve("cache"), kernel);
    try {
      do {
        cache.store(kernel, ORIGIN, progress::add);
        assertThat(cache.list()).hasSize(1);
      } while (other.isAlive());
      assertThat(other.waitFor()).isZero();
    } finally {
      other.destroyForcibly();
    }
    assertThat(cache.list()).hasSize(1);
    assertNothingLeftBehind();
  }

  @Test
  void detectsDamage() throws IOException {
    CachedKernel stored = store(SampleElf.of("6.12.0").bytes());
    Path file = stored.image().file();
    byte[] bytes = Files.readAllBytes(file);
    bytes[30_000] ^= 1;
    Files.write(file, bytes);
    assertDamaged("its SHA-256 is");

    Files.write(file, new byte[10]);
    assertDamaged("its size is 10 and kernel.properties says 40000");

    Files.delete(file);
    assertDamaged("vmlinux (no such file or directory)");
    assertThatThrownBy(cache::list).hasMessageContaining("run ./ktstr kernel fetch");

    assertThat(cache.undamaged(ORIGIN)).isEmpty();
    store(SampleElf.of("6.12.0").bytes());
    assertThat(cache.undamaged(ORIGIN)).contains(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "version=6.12.0",
        "format=zImage\nsize=1",
        "format=vmlinux\nsize=x",
        "format=vmlinux\nsize=40000\nversion=6.13",
        "format=\\uqqqq"
      })
  void detectsADamagedRecord(String text) throws IOException {
    store(SampleElf.of("6.12.0").bytes());
    Files.writeString(cache.directory().resolve("6.12.0").resolve("kernel.properties"), text);

    assertDamaged("kernel.properties");
  }

  private void assertDamaged(String reason) {
    assertThatThrownBy(() -> cache.verify(new KernelVersion("6.12.0")))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("6.12.0 is damaged; ")
        .hasMessageContaining(reason)
        .hasMessageEndingWith("; delete the directory and run ./ktstr kernel fetch");
  }

  @Test
  void leavesNothingBehindWhenTheFileIsNoKernel() throws IOException {
    store(SampleElf.of("6.12.0").bytes());

    assertThatThrownBy(() -> store(new byte[100])).isInstanceOf(KernelException.class);
    assertNothingLeftBehind();
  }

  @Test
  void sweepsWhatAKilledJvmLeftBehind() throws IOException {
    store(SampleElf.of("6.12.0").bytes());
    Path old = Files.createDirectory(cache.directory().resolve(".tmp-old"));
    Files.writeString(old.resolve("part.deb"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
    Path young = Files.createDirectory(cache.directory().resolve(".tmp-young"));

    store(SampleElf.of("6.12.0").bytes());

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void explainsACacheThatCannotBeUsed() throws IOException {
    Path file = write("file", new byte[0]);
    Path kernel = write("kernel", SampleElf.of("6.12.0").bytes());
    KernelCache impossible = new KernelCache(file);

    assertThatThrownBy(() -> impossible.store(kernel, ORIGIN, progress::add))
        .isInstanceOf(KernelException.class)
        .hasMessageMatching(
            "the kernel cache .+/file/kernels cannot be used; .+; set ktstr.cache .+");
    assertThatThrownBy(impossible::list)
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("it is not a directory; set ktstr.cache");
  }

  @Test
  void aVersionThatWasNeverStoredIsReportedWhenVerified() {
    assertThatThrownBy(() -> cache.verify(new KernelVersion("6.12.0")))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("no such file or directory");
  }

  private void assertNothingLeftBehind() throws IOException {
    try (Stream<Path> entries = Files.list(cache.directory())) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder("6.12.0", ".lock");
    }
  }

  private CachedKernel store(byte[] kernel) throws IOException {
    return cache.store(write("kernel", kernel), ORIGIN, progress::add);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }
}
