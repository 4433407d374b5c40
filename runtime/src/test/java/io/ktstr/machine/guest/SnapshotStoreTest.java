package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.Owner;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, made anew and thrown away; the files hold no guests. */
class SnapshotStoreTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final AgentLink.Hello HELLO = new AgentLink.Hello("6.12.1", "x86_64");

  @TempDir private Path cache;
  private final AtomicInteger made = new AtomicInteger();

  private Snapshot get(String key) {
    return get(key, new SnapshotLimits(SnapshotLimits.MOST, Long.MAX_VALUE));
  }

  private Snapshot get(String key, SnapshotLimits limits) {
    return get(new SnapshotStore(cache, limits), key, this::make);
  }

  private static Snapshot get(SnapshotStore store, String key, SnapshotStore.Maker maker) {
    try {
      return store.get(new SnapshotKey(key), 2, Deadline.after(LONG), maker);
    } catch (NoRoomException e) {
      throw new AssertionError(e);
    }
  }

  private SnapshotStore store() {
    return new SnapshotStore(cache, SnapshotLimits.ofMegabytes(2048));
  }

  private Snapshot make(SnapshotFiles files) throws IOException {
    made.incrementAndGet();
    Files.writeString(files.state(), "state");
    for (Path memory : files.memories(2)) {
      Files.writeString(memory, "memory");
    }
    return Snapshot.seal(files, 2, HELLO, "a machine");
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(cache.resolve("snapshots"))) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatWasMadeIsKept() throws IOException {
    Snapshot first = get("a");

    assertThat(get("a")).isEqualTo(first);
    assertThat(first.hello()).isEqualTo(HELLO);
    assertThat(first.files().memory(1)).hasContent("memory");
    assertThat(made).hasValue(1);
    assertThat(entries()).containsExactly("a");
  }

  @Test
  void everyKeyHasItsOwn() throws IOException {
    get("a");
    get("b");

    assertThat(made).hasValue(2);
    assertThat(entries()).containsExactly("a", "b");
  }

  @Test
  void whatIsDamagedIsMadeAnew() throws IOException {
    Snapshot snapshot = get("a");
    Files.writeString(snapshot.files().state(), "other");
    get("a");
    Files.delete(snapshot.files().memory(1));
    get("a");
    Files.writeString(snapshot.files().description(), "state=\\u00zz");
    get("a");

    assertThat(made).hasValue(4);
  }

  @Test
  void whatCouldNotBeMadeLeavesNothing() throws IOException {
    assertThatThrownBy(
            () ->
                get(
                    store(),
                    "a",
                    files -> {
                      Files.writeString(files.state(), "half");
                      throw new IOException("the disk broke");
                    }))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("the disk broke")
        .hasMessageContaining("ktstr.snapshots=off");
    assertThat(entries()).isEmpty();
  }

  @Test
  void thoseNotUsedForLongestGo() throws IOException {
    for (int i = 0; i < SnapshotLimits.MOST; i++) {
      Path place = get("k" + i).files().folder();
      Files.setLastModifiedTime(place, FileTime.from(Instant.now().minusSeconds(1000 - i)));
    }
    get("k0");
    get("new");

    assertThat(entries())
        .hasSize(SnapshotLimits.MOST)
        .contains("new", "k0")
        .doesNotContain("k1")
        .containsAll(IntStream.range(2, SnapshotLimits.MOST).mapToObj(i -> "k" + i).toList());
  }

  /** 1 MiB each; holes do not count. */
  private Snapshot megabyte(SnapshotFiles files) throws IOException {
    Files.write(files.state(), new byte[1 << 20]);
    for (Path memory : files.memories(2)) {
      try (RandomAccessFile sparse = new RandomAccessFile(memory.toFile(), "rw")) {
        sparse.setLength(1L << 30);
      }
    }
    return Snapshot.seal(files, 2, HELLO, "a machine");
  }

  @Test
  void thoseNotUsedForLongestGoWhenTheyAreTooLarge() throws IOException {
    SnapshotStore store = new SnapshotStore(cache, SnapshotLimits.ofMegabytes(4));
    for (int i = 0; i < 3; i++) {
      Path place = get(store, "k" + i, this::megabyte).files().folder();
      Files.setLastModifiedTime(place, FileTime.from(Instant.now().minusSeconds(1000 - i)));
    }
    assertThat(entries()).containsExactly("k0", "k1", "k2");
    get(store, "k0", this::megabyte);
    get(store, "new", this::megabyte);

    assertThat(entries()).containsExactly("k0", "k2", "new");
    get("larger than all that may be kept", new SnapshotLimits(12, 1));
    assertThat(entries()).containsExactly("larger than all that may be kept");
  }

  /** Whoever boots another kind meanwhile does not wait for this one. */
  @Test
  void makersOfOneKindDoNotWaitForThoseOfAnother() {
    SnapshotStore store = store();

    get(
        store,
        "a",
        files -> {
          CompletableFuture<Snapshot> other = CompletableFuture.supplyAsync(() -> get("b"));
          assertThat(other.join().hello()).isEqualTo(HELLO);
          return make(files);
        });

    assertThat(made).hasValue(2);
  }

  @Test
  void makersOfTheSameKindWaitUntilTheirDeadline() {
    SnapshotStore store = store();

    get(
        store,
        "a",
        files -> {
          CompletableFuture<Throwable> other =
              CompletableFuture.supplyAsync(
                  () -> {
                    Deadline soon = Deadline.after(Duration.ofMillis(50));
                    return catchThrowable(
                        () -> store.get(new SnapshotKey("a"), 2, soon, this::make));
                  });
          assertThat(other.join())
              .isInstanceOf(MachineException.class)
              .hasMessageContaining("is being booted to be saved, and was not there in time")
              .hasMessageContaining("ktstr.boot-timeout");
          return make(files);
        });

    assertThat(made).hasValue(1);
  }

  @Test
  void draftsOfTheDeadAreSwept() throws IOException {
    get("a");
    Path dead = cache.resolve("snapshots").resolve(".draft-999999999-1-x");
    Path living = cache.resolve("snapshots").resolve(".draft-" + Owner.ofThisProcess() + "-x");
    Files.createDirectory(dead);
    Files.createDirectory(living);

    get("b");

    assertThat(dead).doesNotExist();
    assertThat(living).isDirectory();
  }

  @Test
  void whatIsDiscardedIsMadeAnew() {
    store().discard(new SnapshotKey("a"), 2, get("a"));
    get("a");

    assertThat(made).hasValue(2);
  }

  @Test
  void whatHasTakenItsPlaceIsNotDiscarded() {
    Snapshot there = get("a");
    Snapshot failed = new Snapshot(there.files(), "another digest", HELLO);

    store().discard(new SnapshotKey("a"), 2, failed);

    assertThat(get("a")).isEqualTo(there);
    assertThat(made).hasValue(1);
  }
}
