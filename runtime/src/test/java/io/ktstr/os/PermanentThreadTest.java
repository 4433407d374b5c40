package io.ktstr.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PermanentThreadTest {

  @Test
  void everyCallRunsOnTheSameThreadWhichIsNotTheCallers() throws Exception {
    try (PermanentThread permanent = new PermanentThread("ktstr-test")) {
      Set<Thread> threads = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        threads.add(permanent.call(Thread::currentThread));
      }

      assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
      assertThat(threads.iterator().next())
          .satisfies(thread -> assertThat(thread.getName()).isEqualTo("ktstr-test"))
          .satisfies(thread -> assertThat(thread.isDaemon()).isTrue());
    }
  }

  @Test
  void threadOutlivesAFailedTask() throws Exception {
    try (PermanentThread permanent = new PermanentThread("ktstr-test")) {
      Thread before = permanent.call(Thread::currentThread);

      assertThatThrownBy(
              () ->
                  permanent.call(
                      () -> {
                        throw new IOException("no");
                      }))
          .isInstanceOf(IOException.class)
          .hasMessage("no");

      assertThat(permanent.call(Thread::currentThread)).isSameAs(before);
      assertThat(before.isAlive()).isTrue();
    }
  }

  @Test
  void closingEndsTheThread() throws Exception {
    PermanentThread permanent = new PermanentThread("ktstr-test");
    Thread thread = permanent.call(Thread::currentThread);

    permanent.close();
    thread.join(30_000);

    assertThat(thread.isAlive()).isFalse();
    assertThatThrownBy(() -> permanent.call(() -> 1))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
