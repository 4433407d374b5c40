package io.ktstr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.Owner;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CacheCommandTest {

  private static final String CACHE = "ktstr.cache";
  private static final String DEAD = "999999999-1-x";

  private final Optional<String> before = Optional.ofNullable(System.getProperty(CACHE));
  private final CommandLab lab = new CommandLab();

  @TempDir private Path folder;
  private Path cache;

  @BeforeEach
  void useCacheOfThisTest() {
    cache = folder.resolve("cache");
    System.setProperty(CACHE, cache.toString());
  }

  @AfterEach
  void useCacheOfBefore() {
    before.ifPresentOrElse(
        value -> System.setProperty(CACHE, value), () -> System.clearProperty(CACHE));
  }

  /** A folder with one MiB in it, and a hole. */
  private Path megabyte(String path) throws IOException {
    Path made = Files.createDirectories(cache.resolve(path));
    Files.write(made.resolve("full"), new byte[1 << 20]);
    try (RandomAccessFile sparse = new RandomAccessFile(made.resolve("hole").toFile(), "rw")) {
      sparse.setLength(1L << 32);
    }
    return made;
  }

  private Path saved(String key, String machine, int hoursAgo) throws IOException {
    Path made = megabyte("snapshots/" + key);
    Files.writeString(
        made.resolve("snapshot.properties"), "machine=" + machine + "\nkernel=6.12.1\n");
    Files.setLastModifiedTime(made, FileTime.from(Instant.now().minusSeconds(3600L * hoursAgo)));
    return made;
  }

  private static String running() {
    return Owner.ofThisProcess() + "-x";
  }

  @Test
  void cacheThatIsNotThereIsEmptyAndStaysAway() {
    assertThat(lab.run("cache", "list")).isZero();
    assertThat(lab.out()).isEqualTo("0 items, 0.0 MiB in " + cache + "\n");
    assertThat(lab.run("cache", "prune")).isZero();
    assertThat(cache).doesNotExist();
  }

  @Test
  void whatIsKeptIsListedWithItsSizeOnTheDisk() throws IOException {
    megabyte("kernels/6.12.1");
    Files.createDirectories(cache.resolve("accel"));
    Files.writeString(cache.resolve("accel/0a.txt"), "QEMU ended\nwith status 134\n");
    megabyte("run/" + running());
    megabyte("run/" + DEAD);
    saved("older", "1n1l1c1t, 256 MiB, tcg", 2);
    saved("newer", "2n4l4c1t, 512 MiB, tcg", 1);
    megabyte("snapshots/unknown");
    Files.writeString(cache.resolve("snapshots/.lock"), "");

    assertThat(lab.run("cache", "list")).isZero();

    assertThat(lab.out().lines().map(line -> line.strip().replaceAll(" {2,}", "; ")))
        .anyMatch(line -> line.startsWith("kernel; 6.12.1; 1.0; "))
        .anyMatch(line -> line.startsWith("KVM decision; QEMU ended with status 134; 0.0; "))
        .anyMatch(line -> line.startsWith("saved guest; damaged, or of another version of ktstr;"))
        .anyMatch(line -> line.startsWith("running guest; of the JVM with pid "))
        .anyMatch(line -> line.startsWith("left behind; guest of pid 999999999; 1.0; "))
        .last()
        .isEqualTo("7 items, 6.0 MiB in " + cache);
    assertThat(lab.out())
        .containsSubsequence(
            "2n4l4c1t, 512 MiB, tcg, Linux 6.12.1", "1n1l1c1t, 256 MiB, tcg, Linux 6.12.1");
  }

  @Test
  void pruningLeavesKernelsAndWhatRuns() throws IOException {
    Path kernel = megabyte("kernels/6.12.1");
    Path runs = megabyte("run/" + running());
    Path left = megabyte("run/" + DEAD);
    Path draft = megabyte("snapshots/.draft-" + DEAD);
    Path older = saved("older", "a", 2);
    Path newer = saved("newer", "b", 1);

    assertThat(lab.run("cache", "prune", "--keep", "1")).isZero();

    assertThat(kernel).exists();
    assertThat(runs).exists();
    assertThat(newer).exists();
    assertThat(left).doesNotExist();
    assertThat(draft).doesNotExist();
    assertThat(older).doesNotExist();
    assertThat(lab.out())
        .contains("removed saved guest: a, Linux 6.12.1", "3 items, 3.0 MiB removed");
    assertThat(lab.run("cache", "prune")).isZero();
    assertThat(newer).doesNotExist();
  }

  @Test
  void nothingOutsideIsRemoved() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "mine");
    Files.createDirectories(cache.resolve("snapshots"));
    Files.createSymbolicLink(cache.resolve("snapshots/link"), outside);
    Files.createSymbolicLink(saved("guest", "a", 1).resolve("link"), outside);

    assertThat(lab.run("cache", "prune")).isZero();

    assertThat(outside.resolve("file")).hasContent("mine");
    assertThat(cache.resolve("snapshots/guest")).doesNotExist();
  }

  @Test
  void cacheThatCannotBeReadIsOneMessage() throws IOException {
    Files.createFile(cache);

    assertThat(lab.run("cache", "list")).isEqualTo(1);
    assertThat(lab.err())
        .startsWith("ktstr: the cache " + cache + " cannot be used")
        .contains("ktstr.cache")
        .doesNotContain("\tat ");
  }

  @Test
  void wrongArgumentsChangeNothing() throws IOException {
    Path kept = saved("guest", "a", 1);

    assertThat(lab.run("cache")).isEqualTo(2);
    assertThat(lab.run("cache", "prune", "--keep", "-1")).isEqualTo(2);
    assertThat(lab.run("cache", "prune", "--keep", "all")).isEqualTo(2);
    assertThat(kept).exists();
  }

  @Test
  void kernelsAreRemovedByTheirWholeVersionOnly() throws IOException {
    Path kernel = megabyte("kernels/6.12.1");

    assertThat(lab.run("kernel", "remove", "6.12")).isEqualTo(1);
    assertThat(lab.err()).contains("write the whole version");
    assertThat(lab.run("kernel", "remove", "../kernels/6.12.1")).isEqualTo(1);
    assertThat(kernel).exists();
    assertThat(lab.run("kernel", "remove", "6.12.1")).isZero();
    assertThat(kernel).doesNotExist();
    assertThat(lab.out()).isEqualTo("removed kernel 6.12.1\n");
  }
}
