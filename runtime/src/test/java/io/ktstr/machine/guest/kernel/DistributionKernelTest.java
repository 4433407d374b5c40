package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fetches a kernel from the distribution of this machine; needs its package lists and the network.
 */
class DistributionKernelTest {

  private static final Path APT_GET = Path.of("/usr/bin/apt-get");

  @TempDir Path directory;

  @Test
  void fetchesAndUnpacksTheKernelOfThisDistribution() {
    assumeTrue(Files.isExecutable(APT_GET), "no apt-get: not a Debian or Ubuntu system");
    KernelCache cache = new KernelCache(directory);
    List<String> progress = new ArrayList<>();
    KernelFetch fetch =
        new KernelFetch(cache, PackageTools.onPath(System.getenv("PATH")), progress::add);

    KernelImage image = fetch.fetch();

    CachedKernel kernel = cache.verify(image.version());
    assertThat(kernel.origin().packageName()).isEqualTo("linux-image-" + image.version());
    assertThat(image.format()).isEqualTo(KernelFormat.VMLINUX);
    assertThat(KernelImage.of(image.file())).as("release in its own banner").isEqualTo(image);
    assertThat(progress).last().asString().startsWith("stored Linux ");
    assertThat(fetch.fetch()).isEqualTo(image);
    assertThat(progress).last().asString().startsWith("the cache has the kernel of");
  }
}
