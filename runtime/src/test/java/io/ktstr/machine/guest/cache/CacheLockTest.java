package io.ktstr.machine.guest.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheLockTest {

  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private CacheLock lock;

  @BeforeEach
  void makeLock() {
    lock = new CacheLock(folder.resolve(".lock"));
  }

  /** The program that holds the lock, in another JVM, until its input ends. */
  public static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (CacheLock.Held held = new CacheLock(Path.of(arguments[0])).hold(Deadline.after(LONG))) {
        System.out.println("held " + (held != null));
        System.out.flush();
        int end = System.in.read();
        assertThat(end).isEqualTo(-1);
      }
    }
  }

  private Process startHolder() throws IOException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                lock.file().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(holder.inputReader().readLine()).isEqualTo("held true");
    return holder;
  }

  @Test
  void aLockIsHeldOnceInThisJvmWhateverItsPath() throws IOException {
    CacheLock other = new CacheLock(folder.resolve("..").resolve(folder.getFileName() + "/.lock"));
    try (CacheLock.Held held = lock.hold(Deadline.after(LONG))) {
      assertThat(held).isNotNull();
      assertThat(lock.tryHold()).isEmpty();
      assertThat(other.tryHold()).isEmpty();
      assertThatThrownBy(() -> lock.hold(Deadline.after(SOON)))
          .isInstanceOf(LockTimeoutException.class)
          .hasMessageContaining(".lock was held by another thread or process for 0.05 s");
      assertThat(new CacheLock(folder.resolve(".other")).tryHold()).isPresent();
    }
    assertThat(lock.tryHold()).isPresent();
  }

  @Test
  void closingTwiceGivesUpOnlyWhatIsOnesOwn() throws IOException {
    CacheLock.Held first = lock.hold(Deadline.after(LONG));
    first.close();
    CacheLock.Held second = lock.hold(Deadline.after(LONG));
    first.close();

    assertThat(lock.tryHold()).isEmpty();
    second.close();
  }

  @Test
  void anotherJvmIsWaitedForUntilTheDeadlineOnly() throws Exception {
    Process holder = startHolder();
    try {
      assertThat(lock.tryHold()).isEmpty();
      assertThatThrownBy(() -> lock.hold(Deadline.after(SOON)))
          .isInstanceOf(LockTimeoutException.class);
      CompletableFuture<String> waiting =
          CompletableFuture.supplyAsync(() -> holding(lock, "had it"));
      holder.destroyForcibly();
      assertThat(waiting.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("had it");
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  private static String holding(CacheLock lock, String result) {
    try {
      return lock.holding(Deadline.after(LONG), () -> result);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** For another thread of this JVM, then for another JVM. */
  @Test
  void waitingThreadsCanBeInterrupted() throws Exception {
    try (CacheLock.Held held = lock.hold(Deadline.after(LONG))) {
      assertThat(held).isNotNull();
      assertInterrupted();
    }
    Process holder = startHolder();
    try {
      assertInterrupted();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(lock.tryHold()).isPresent();
  }

  private void assertInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> lock.hold(Deadline.after(LONG)))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFailedActionGivesTheLockUp() throws IOException {
    assertThatThrownBy(
            () ->
                lock.holding(
                    () -> {
                      throw new IOException("no");
                    }))
        .hasMessage("no");
    assertThat(lock.tryHold()).isPresent();
  }

  @Test
  void aFolderThatIsNotThereIsAnErrorOfItsOwn() {
    assertThatThrownBy(() -> new CacheLock(folder.resolve("no/.lock")).tryHold())
        .isInstanceOf(java.nio.file.NoSuchFileException.class);
  }
}
