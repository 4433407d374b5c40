package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM that is killed takes its guest along, and the next guest sweeps up what it left in the
 * cache.
 */
@Tag("guest")
class GuestOrphanTest {

  private static final long DEADLINE_SECONDS = 60;

  /** The program that is killed: boots a guest, says QEMU's pid, and waits. */
  public static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws IOException {
      try (GuestMachine guest = new GuestLab(Path.of(arguments[0])).boot("1n1l1c1t")) {
        System.out.println(guest.qemuPid());
        System.out.flush();
        int end = System.in.read();
        assertThat(end).isEqualTo(-1);
      }
    }
  }

  @Test
  void qemuDiesWithAKilledJvmAndTheNextGuestSweeps(@TempDir Path cache) throws Exception {
    GuestLab lab = new GuestLab(cache);
    Process jvm = startVictim(cache);
    ProcessHandle qemu = ProcessHandle.of(readPid(jvm)).orElseThrow();

    jvm.destroyForcibly();

    assertThat(jvm.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    qemu.onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertThat(lab.leftovers()).hasSize(1);
    try (GuestMachine next = lab.boot("1n1l1c1t")) {
      assertThat(next.files().read("/proc/version")).isNotEmpty();
      assertThat(lab.leftovers()).hasSize(1);
    }
    assertThat(lab.leftovers()).isEmpty();
  }

  private static Process startVictim(Path cache) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            cache.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static long readPid(Process jvm) throws IOException {
    BufferedReader output = jvm.inputReader();
    String line = output.readLine();
    assertThat(line).as("the victim's first line: the pid of QEMU").isNotNull();
    return Long.parseLong(line);
  }

  @Test
  void foldersOfLiveOwnersAndOtherFilesAreLeftAlone(@TempDir Path cache) throws IOException {
    Path run = Files.createDirectories(cache.resolve("run"));
    Files.createDirectory(run.resolve("not-a-guest"));
    try (GuestFolder mine = GuestFolder.create(cache);
        GuestFolder other = GuestFolder.create(cache)) {
      assertThat(mine.socket().getParent()).exists().isNotEqualTo(other.socket().getParent());
    }
    assertThat(run.resolve("not-a-guest")).exists();
  }
}
