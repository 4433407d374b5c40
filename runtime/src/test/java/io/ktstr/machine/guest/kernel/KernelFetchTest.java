package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.guest.kernel.SampleBzImage.Compression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelFetchTest {

  private static final String META = "linux-image-6.12-cloud-amd64";
  private static final String REAL = "linux-image-6.12.1+deb12-cloud-amd64";
  private static final String VERSION = "6.12.1+deb12-cloud-amd64";
  private static final String FILE = "./boot/vmlinuz-" + VERSION;

  @TempDir Path directory;
  private final List<String> progress = new ArrayList<>();
  private KernelCache cache;
  private FakePackageTools fake;

  @BeforeEach
  void makeDistribution() throws IOException {
    cache = new KernelCache(directory.resolve("cache"));
    fake = FakePackageTools.in(directory.resolve("with space"));
    fake.addPackage(META, "6.12.1-1", REAL + " (= 6.12.1-1)");
    fake.addPackage(REAL, "6.12.1-1", "kmod, linux-base (>= 4.3) | initramfs-tools");
    fake.packContent(SampleBzImage.of(VERSION, Compression.XZ).bytes(), FILE);
  }

  @Test
  void fetchesTheKernelThatAMetaPackageStandsFor() throws IOException {
    KernelImage image = fetch().fetch(META);

    assertThat(image.format()).isEqualTo(KernelFormat.VMLINUX);
    assertThat(image.file()).hasBinaryContent(SampleElf.of(VERSION).bytes());
    assertThat(cache.list())
        .singleElement()
        .satisfies(
            kernel -> {
              assertThat(kernel.image()).isEqualTo(image);
              assertThat(kernel.origin()).isEqualTo(new KernelOrigin(REAL, "6.12.1-1"));
            });
    assertThat(fake.downloads()).containsExactly("--quiet download " + REAL + "=6.12.1-1");
    assertThat(progress)
        .containsExactly(
            "downloading " + REAL + " 6.12.1-1",
            "unpacking the kernel",
            "stored Linux " + VERSION + " (vmlinux) in " + image.file().getParent());
    assertCacheHolds(VERSION);
  }

  @Test
  void downloadsNothingThatTheCacheHas() throws IOException {
    KernelImage first = fetch().fetch(META);
    progress.clear();

    assertThat(fetch().fetch(REAL)).isEqualTo(first);
    assertThat(fake.downloads()).hasSize(1);
    assertThat(progress).singleElement().asString().startsWith("the cache has the kernel of");
  }

  @Test
  void downloadsAgainWhatIsDamaged() throws IOException {
    Path file = fetch().fetch(META).file();
    Files.write(file, new byte[SampleElf.SIZE]);

    fetch().fetch(META);

    assertThat(fake.downloads()).hasSize(2);
    assertThat(file).hasBinaryContent(SampleElf.of(VERSION).bytes());
  }

  @Test
  void replacesAnOlderPackageOfTheSameRelease() throws IOException {
    fetch().fetch(META);
    fake.addPackage(REAL, "6.12.1-2", "kmod");

    fetch().fetch(META);

    assertThat(cache.list())
        .extracting(kernel -> kernel.origin().packageVersion())
        .containsExactly("6.12.1-2");
    assertCacheHolds(VERSION);
  }

  @Test
  void takesTheFirstPackageThatTheDistributionHas() throws IOException {
    assertThat(fetch().fetch().version().text()).isEqualTo(VERSION);
    fake = FakePackageTools.in(directory.resolve("another"));
    fake.addPackage("linux-image-cloud-amd64", "7.0-1", "linux-image-7.0-cloud-amd64");
    fake.addPackage("linux-image-7.0-cloud-amd64", "7.0-1", "kmod");
    fake.packContent(SampleBzImage.of("7.0-cloud-amd64", Compression.LZ4).bytes(), FILE);

    assertThat(fetch().fetch().version().text()).isEqualTo("7.0-cloud-amd64");
    assertThat(progress).contains("apt knows no package " + META);
  }

  @Test
  void saysHowToGetPackageLists() throws IOException {
    fake = FakePackageTools.in(directory.resolve("fresh"));

    assertRefused(() -> fetch().fetch())
        .hasMessageContaining("apt knows no package linux-image-6.12-cloud-amd64 and no package")
        .hasMessageContaining("run apt-get update (./ktstr setup does it too)");
    assertCacheHolds();
  }

  @Test
  void saysWhenAMetaPackageStandsForNothing() throws IOException {
    fake.addPackage(META, "6.12.1-1", "linux-image-6.12.2-cloud-amd64");

    assertRefused(() -> fetch().fetch(META))
        .hasMessageContaining("apt does not know linux-image-6.12.2-cloud-amd64");
    assertCacheHolds();
  }

  @Test
  void reportsAPackageSearchThatFails() throws IOException {
    fake.script("apt-cache", "echo 'E: The package lists are corrupt' >&2; exit 100");

    assertRefused(() -> fetch().fetch(META))
        .hasMessageContaining("exit status 100: E: The package lists are corrupt");
  }

  @Test
  void reportsADownloadThatFails() throws IOException {
    fake.script("apt-get", "echo part >x.deb; seq 9 >&2; echo 'E: 404' >&2; exit 100");

    assertRefused(() -> fetch().fetch(META))
        .hasMessageContaining("download " + REAL + "=6.12.1-1 failed")
        .hasMessageContaining("exit status 100: 6 / 7 / 8 / 9 / E: 404; check the network");
    assertCacheHolds();
  }

  @Test
  void reportsADownloadThatBringsNothing() throws IOException {
    fake.script("apt-get", "exit 0");

    assertRefused(() -> fetch().fetch(META)).hasMessageContaining("it wrote 0 packages");
    assertCacheHolds();
  }

  @Test
  void reportsAPackageWithoutKernel() throws IOException {
    fake.packContent(new byte[10], "./boot/config-6.12", "./boot/vmlinuz-a/b", "./vmlinuz-6");

    assertRefused(() -> fetch().fetch(META))
        .hasMessageContaining("fake.deb has no file boot/vmlinuz-*");
    assertCacheHolds();
  }

  @Test
  void takesOnlyTheKernelOutOfAPackage() throws IOException {
    byte[] kernel = SampleBzImage.of(VERSION, Compression.GZIP).bytes();
    fake.packContent(kernel, "../../evil", "/evil", "./boot/vmlinuz-../../evil", FILE);

    assertThat(fetch().fetch(META).version().text()).isEqualTo(VERSION);
    assertCacheHolds(VERSION);
    assertThat(directory.resolve("cache")).isDirectoryNotContaining("glob:**evil");
  }

  @Test
  void takesTheModulesWithoutWhichNothingCouldTalkToAGuest() throws IOException {
    byte[] kernel = SampleBzImage.of(VERSION, Compression.GZIP).bytes();
    String modules = "./lib/modules/" + VERSION + "/kernel/drivers/";
    fake.packContent(kernel, FILE, modules + "virtio/virtio.ko", modules + "net/virtio_net.ko");

    assertThat(fetch().fetch(META).modules())
        .extracting(module -> module.getFileName().toString())
        .containsExactly("0-virtio.ko");
  }

  @Test
  void reportsAKernelThatIsNone() throws IOException {
    fake.packContent(new byte[1000], FILE);

    assertRefused(() -> fetch().fetch(META))
        .hasMessageContaining("neither an ELF vmlinux nor a bzImage");
    assertCacheHolds();
  }

  @Test
  void reportsADamagedPackage() throws IOException {
    fake.packBytes(Arrays.copyOf(fake.packed(), 3000));
    assertRefused(() -> fetch().fetch(META)).hasMessageContaining("--fsys-tarfile");

    fake.packBytes("no archive ".repeat(1000).getBytes(StandardCharsets.UTF_8));
    assertRefused(() -> fetch().fetch(META)).hasMessageContaining("--fsys-tarfile");

    fake.script("dpkg-deb", "echo 'dpkg-deb: error: not a Debian archive' >&2; exit 2");
    assertRefused(() -> fetch().fetch(META))
        .hasMessageContaining("exit status 2: dpkg-deb: error: not a Debian archive");
    assertCacheHolds();
  }

  @Test
  void killsAToolThatHangs() throws Exception {
    Path pid = directory.resolve("pid");
    fake.script("apt-cache", "sleep 300 & echo $! >'" + pid + "'; wait");

    assertRefused(() -> fetch(Duration.ofSeconds(2)).fetch(META))
        .hasMessageContaining("it was killed after 2 seconds");
    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(child -> child.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    assertCacheHolds();
  }

  @Test
  void stopsWhenTheThreadIsInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    try {
      assertRefused(() -> fetch().fetch(META)).hasMessageContaining("was interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertCacheHolds();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-o", "--help", "../x", "linux image", "Linux", "a/b", "x=1"})
  void refusesNamesThatAreNoPackage(String name) {
    assertRefused(() -> fetch().fetch(name)).hasMessageContaining("a package name is made of");
    assertThat(directory.resolve("cache")).doesNotExist();
  }

  @Test
  void namesTheToolsThatAreMissing() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    assertRefused(() -> PackageTools.onPath(":" + empty))
        .hasMessageContaining("there is no apt-cache, no apt-get, no dpkg-deb in")
        .hasMessageContaining("set ktstr.kernel to an x86-64 vmlinux or bzImage that has built in")
        .hasMessageContaining("CONFIG_NUMA");
  }

  @Test
  void explainsAToolThatCannotBeStarted() throws IOException {
    Path broken = directory.resolve("with space").resolve("apt-cache");
    Files.writeString(broken, "#!/no/such/interpreter\n");

    assertRefused(() -> fetch().fetch(META)).hasMessageContaining("cannot be started");
    assertCacheHolds();
  }

  private KernelFetch fetch() {
    return fetch(Duration.ofMinutes(1));
  }

  private KernelFetch fetch(Duration deadline) {
    return new KernelFetch(cache, fake.tools(), progress::add, deadline);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ThrowingCallable action) {
    return assertThatThrownBy(action)
        .isInstanceOf(KernelException.class)
        .hasMessageMatching("(?s).+; .+; .+");
  }

  /** These kernels and nothing else but the lock file, which stays once it was needed. */
  private void assertCacheHolds(String... names) throws IOException {
    try (Stream<Path> entries = Files.list(cache.directory())) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .filteredOn(name -> !name.equals(".lock"))
          .containsExactlyInAnyOrder(names);
    }
  }
}
