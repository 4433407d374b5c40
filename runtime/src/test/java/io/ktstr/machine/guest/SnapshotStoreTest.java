package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, made anew and thrown away; the files hold no guests. */
class SnapshotStoreTest {

  private static final AgentLink.Hello HELLO = new AgentLink.Hello("6.12.1", "x86_64");

  @TempDir private Path cache;
  private final AtomicInteger made = new AtomicInteger();

  private Snapshot get(String key) {
    return new SnapshotStore(cache).get(new SnapshotKey(key), 2, this::make);
  }

  private Snapshot make(SnapshotFiles files) throws IOException {
    made.incrementAndGet();
    Files.writeString(files.state(), "state");
    for (Path memory : files.memories(2)) {
      Files.writeString(memory, "memory");
    }
    return Snapshot.seal(files, 2, HELLO);
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(cache.resolve("snapshots"))) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatWasMadeIsKept() throws IOException {
    Snapshot first = get("a");

    assertThat(get("a")).isEqualTo(first);
    assertThat(first.hello()).isEqualTo(HELLO);
    assertThat(first.files().memory(1)).hasContent("memory");
    assertThat(made).hasValue(1);
    assertThat(entries()).containsExactly(".lock", "a");
  }

  @Test
  void everyKeyHasItsOwn() throws IOException {
    get("a");
    get("b");

    assertThat(made).hasValue(2);
    assertThat(entries()).containsExactly(".lock", "a", "b");
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
    SnapshotStore store = new SnapshotStore(cache);

    assertThatThrownBy(
            () ->
                store.get(
                    new SnapshotKey("a"),
                    2,
                    files -> {
                      Files.writeString(files.state(), "half");
                      throw new IOException("no space left");
                    }))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("no space left")
        .hasMessageContaining("ktstr.snapshots=off");
    assertThat(entries()).containsExactly(".lock");
  }

  @Test
  void thoseNotUsedForLongestGo() throws IOException {
    for (int i = 0; i < SnapshotStore.MOST; i++) {
      Path place = get("k" + i).files().folder();
      Files.setLastModifiedTime(place, FileTime.from(Instant.now().minusSeconds(1000 - i)));
    }
    get("k0");
    get("new");

    assertThat(entries())
        .hasSize(SnapshotStore.MOST + 1)
        .contains(".lock", "new", "k0")
        .doesNotContain("k1")
        .containsAll(IntStream.range(2, SnapshotStore.MOST).mapToObj(i -> "k" + i).toList());
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
    new SnapshotStore(cache).discard(new SnapshotKey("a"), 2, get("a"));
    get("a");

    assertThat(made).hasValue(2);
  }

  @Test
  void whatHasTakenItsPlaceIsNotDiscarded() {
    Snapshot there = get("a");
    Snapshot failed = new Snapshot(there.files(), "another digest", HELLO);

    new SnapshotStore(cache).discard(new SnapshotKey("a"), 2, failed);

    assertThat(get("a")).isEqualTo(there);
    assertThat(made).hasValue(1);
  }
}
