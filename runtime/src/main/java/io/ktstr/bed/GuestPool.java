package io.ktstr.bed;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.machine.guest.GuestPlan;
import io.ktstr.machine.guest.Hypervisor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Guests that are made ready while a test runs, for the next one of the same kind. What a copy of a
 * saved guest does first costs most of a short test, because an emulator translates every piece of
 * code when it is first run; a guest of the pool has done it once.
 *
 * <p>Only kinds that were asked for twice are made ready, so that a single test never pays for a
 * guest that nobody needs; and only while a CPU is free for it and this host has memory to spare.
 */
public final class GuestPool implements AutoCloseable {

  /** Tests that alternate between two machines find both. */
  private static final int MOST = 2;

  private final Map<Kind, Integer> asked = new HashMap<>();
  private final Map<Kind, Future<Optional<GuestMachine>>> ahead = new LinkedHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "ktstr-guest-pool");
            made.setDaemon(true);
            return made;
          });
  private boolean closed;

  /** Empty; nothing is started. */
  public GuestPool() {}

  /** Guests that can stand in for each other. */
  private record Kind(GuestPlan plan, Path cache) {}

  /** The guest that is ready, or else a new one; makes the next one ready if that is worth it. */
  GuestMachine open(Hypervisor hypervisor, GuestPlan plan, Path cache) {
    Kind kind = new Kind(plan, cache);
    Optional<GuestMachine> ready = take(kind);
    GuestMachine guest =
        ready.isPresent() ? admitted(hypervisor, plan, ready.get()) : hypervisor.boot(plan);
    refill(kind, hypervisor);
    return guest;
  }

  private static GuestMachine admitted(Hypervisor hypervisor, GuestPlan plan, GuestMachine ready) {
    try {
      return hypervisor.admit(plan, ready);
    } catch (RuntimeException e) {
      ready.close();
      throw e;
    }
  }

  private Optional<GuestMachine> take(Kind kind) {
    Future<Optional<GuestMachine>> future;
    synchronized (this) {
      asked.merge(kind, 1, Integer::sum);
      future = ahead.remove(kind);
    }
    return future == null ? Optional.empty() : await(future).filter(GuestPool::answers);
  }

  /** Whoever waits for a guest that is being made has it sooner than by making one. */
  private Optional<GuestMachine> await(Future<Optional<GuestMachine>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      discard(List.of(future));
      Thread.currentThread().interrupt();
      throw new MachineException("the thread was interrupted while it waited for a guest", e);
    } catch (ExecutionException e) {
      return Optional.empty(); // the test boots its own, and says what is wrong if that fails too
    }
  }

  /** It may have died while it waited. */
  private static boolean answers(GuestMachine guest) {
    try {
      guest.files().read("/proc/version");
      return true;
    } catch (MachineException e) {
      guest.close();
      return false;
    }
  }

  private void refill(Kind kind, Hypervisor hypervisor) {
    List<Future<Optional<GuestMachine>>> evicted = new ArrayList<>();
    synchronized (this) {
      if (closed
          || asked.get(kind) < 2
          || ahead.containsKey(kind)
          || !HostMemory.hasRoom(kind.plan)) {
        return;
      }
      if (ahead.size() == MOST) {
        evicted.add(ahead.remove(ahead.keySet().iterator().next()));
      }
      ahead.put(kind, thread.submit(() -> prepared(hypervisor, kind.plan)));
    }
    discard(evicted);
  }

  private static Optional<GuestMachine> prepared(Hypervisor hypervisor, GuestPlan plan) {
    Optional<GuestMachine> guest = hypervisor.bootAhead(plan);
    guest.ifPresent(GuestPool::rehearse);
    return guest;
  }

  private static void rehearse(GuestMachine guest) {
    try {
      new Rehearsal(guest).run();
    } catch (RuntimeException e) {
      guest.close();
      throw e;
    }
  }

  /** Closes guests that nobody will use, those that are still being made too. */
  private void discard(List<Future<Optional<GuestMachine>>> futures) {
    for (Future<Optional<GuestMachine>> future : futures) {
      thread.execute(() -> await(future).ifPresent(GuestMachine::close));
    }
  }

  /** Ends the guests that nobody has used. */
  @Override
  public void close() {
    List<Future<Optional<GuestMachine>>> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(ahead.values());
      ahead.clear();
    }
    discard(left);
    thread.shutdown();
    PoolEnd.await(thread);
  }
}
