package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.MachineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestSlotsTest {

  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path cache;

  private GuestSlots slots(int total, Duration patience) {
    return new GuestSlots(cache, total, patience);
  }

  /** The program that holds a slot in another JVM until its input ends. */
  public static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      GuestSlots slots = new GuestSlots(Path.of(arguments[0]), 2, LONG);
      try (GuestSlots.Taken taken = slots.take(1)) {
        System.out.println("taken " + (taken != null));
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
                cache.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(holder.inputReader().readLine()).isEqualTo("taken true");
    return holder;
  }

  @Test
  void thereAreNoMoreThanThereAre() {
    GuestSlots two = slots(2, SOON);
    try (GuestSlots.Taken one = two.take(1);
        GuestSlots.Taken other = two.take(1)) {
      assertThat(List.of(one, other)).doesNotHaveDuplicates();
      assertThatThrownBy(() -> two.take(1))
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("ktstr.guests=2")
          .hasMessageContaining("pid " + ProcessHandle.current().pid() + " has 2 of them");
      slots(3, SOON).take(1).close(); // who is allowed more finds one more
    }
    two.take(2).close();
  }

  @Test
  void slotThatIsGivenBackIsTakenByWhoWaits() throws Exception {
    GuestSlots two = slots(2, LONG);
    GuestSlots.Taken one = two.take(1);
    GuestSlots.Taken other = two.take(1);
    CompletableFuture<GuestSlots.Taken> third = CompletableFuture.supplyAsync(() -> two.take(1));
    assertThat(third).isNotDone();

    other.close();
    other.close();

    GuestSlots.Taken got = third.get(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThatThrownBy(() -> slots(2, SOON).take(1)).isInstanceOf(MachineException.class);
    got.close();
    one.close();
  }

  @Test
  void allAreTakenOrNone() {
    try (GuestSlots.Taken one = slots(3, LONG).take(1)) {
      assertThat(one).isNotNull();
      assertThatThrownBy(() -> slots(3, SOON).take(3)).isInstanceOf(MachineException.class);
      slots(3, SOON).take(2).close();
    }
  }

  /** Each wants most of them, so that two that collect at once would wait for each other. */
  @Test
  void manyThatWantSeveralDoNotBlockEachOther() {
    GuestSlots three = slots(3, LONG);
    List<Thread> threads = new ArrayList<>();
    List<Object> got = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 6; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int round = 0; round < 10; round++) {
                  try (GuestSlots.Taken taken = three.take(2)) {
                    got.add(taken);
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    assertThat(threads).allSatisfy(thread -> thread.join(LONG.toMillis()));
    assertThat(got).hasSize(60);
  }

  @Test
  void killedJvmGivesItsSlotsBack() throws Exception {
    Process holder = startHolder();
    try {
      assertThatThrownBy(() -> slots(2, SOON).take(2))
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("pid " + holder.pid() + " has 1 of them");
      CompletableFuture<GuestSlots.Taken> both =
          CompletableFuture.supplyAsync(() -> slots(2, LONG).take(2));
      holder.destroyForcibly();
      both.get(LONG.toSeconds(), TimeUnit.SECONDS).close();
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  /** What a failed attempt has opened must not give up the locks of this JVM, see fcntl(2). */
  @Test
  void otherJvmDoesNotGetWhatAThreadHereHolds() throws Exception {
    try (GuestSlots.Taken mine = slots(2, LONG).take(1)) {
      assertThat(mine).isNotNull();
      Process holder = startHolder();
      try {
        assertThatThrownBy(() -> slots(2, SOON).take(1)).isInstanceOf(MachineException.class);
        assertThatThrownBy(() -> slots(2, SOON).take(1)).isInstanceOf(MachineException.class);
        assertThat(takenElsewhere()).isEqualTo("refused");
      } finally {
        holder.destroyForcibly().waitFor();
      }
    }
  }

  /** Whether yet another JVM gets a slot of two. */
  private String takenElsewhere() throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Impatient.class.getName(),
                cache.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return other.inputReader().readLine();
  }

  /** The program that says whether there is a slot. */
  public static final class Impatient {
    private Impatient() {}

    public static void main(String[] arguments) {
      try (GuestSlots.Taken taken = new GuestSlots(Path.of(arguments[0]), 2, SOON).take(1)) {
        System.out.println("taken " + (taken != null));
      } catch (MachineException e) {
        System.out.println("refused");
      }
    }
  }

  @Test
  void waitingThreadsCanBeInterrupted() {
    try (GuestSlots.Taken all = slots(2, LONG).take(2)) {
      assertThat(all).isNotNull();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> slots(2, LONG).take(1))
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void folderThatCannotBeUsedIsAnError() throws IOException {
    Files.createFile(cache.resolve("slots"));

    assertThatThrownBy(() -> slots(2, LONG).take(1))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("set ktstr.cache");
  }

  @Test
  void whoDoesNotWaitGetsWhatIsFreeNowOrNothing() {
    GuestSlots two = slots(2, LONG);
    try (GuestSlots.Taken taken = two.take(1)) {
      assertThat(taken).isNotNull();
      assertThat(two.tryTake(2)).as("all of them or none").isEmpty();
      Optional<GuestSlots.Taken> other = two.tryTake(1);
      assertThat(other).isPresent();
      assertThat(two.tryTake(1)).isEmpty();
      other.orElseThrow().close();
    }
    Optional<GuestSlots.Taken> both = two.tryTake(2);
    assertThat(both).as("what was given back, also by those that got nothing").isPresent();
    both.orElseThrow().close();
  }

  @Test
  void slotOfAnotherJvmIsNotFree() throws Exception {
    Process holder = startHolder();
    try {
      assertThat(slots(2, LONG).tryTake(2)).isEmpty();
      Optional<GuestSlots.Taken> one = slots(2, LONG).tryTake(1);
      assertThat(one).isPresent();
      one.orElseThrow().close();
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }
}
