package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Boots each kind of guest once, saves it when its agent has answered, and gives out copies of what
 * was saved: the memory of a copy is the saved file, and only what the copy writes is its own.
 */
public final class SnapshotBoot implements GuestBoot {

  private static final int SEED_BYTES = 64;

  private final ColdBoot cold;
  private final SnapshotStore store;
  private final Clock clock;

  /**
   * Keeps saved guests in a cache.
   *
   * @param cold how a guest is booted from the start
   * @param megabytes of the disk that saved guests may take
   */
  public SnapshotBoot(ColdBoot cold, int megabytes) {
    this(cold, megabytes, Clock.systemUTC());
  }

  SnapshotBoot(ColdBoot cold, int megabytes, Clock clock) {
    this.cold = cold;
    this.clock = clock;
    this.store = new SnapshotStore(cold.cache(), SnapshotLimits.ofMegabytes(megabytes));
  }

  /** Where the disk is full the guest is booted from the start, and says so. */
  @Override
  public GuestMachine boot(GuestPlan plan, Duration timeout) {
    try {
      return copy(plan, Deadline.after(timeout));
    } catch (NoRoomException e) {
      return cold.boot(plan, timeout).remarking(e.getMessage());
    }
  }

  private GuestMachine copy(GuestPlan plan, Deadline deadline) throws NoRoomException {
    SnapshotKey key = cold.key(plan);
    Snapshot snapshot = snapshot(key, plan, deadline);
    try {
      return restore(plan, snapshot, deadline);
    } catch (GuestException first) {
      store.discard(key, plan.topology().numaNodes(), snapshot);
      try {
        return restore(plan, snapshot(key, plan, deadline), deadline);
      } catch (MachineException second) {
        second.addSuppressed(first);
        throw second;
      }
    }
  }

  private Snapshot snapshot(SnapshotKey key, GuestPlan plan, Deadline deadline)
      throws NoRoomException {
    int nodes = plan.topology().numaNodes();
    return store.get(key, nodes, deadline, files -> save(plan, files, deadline));
  }

  private Snapshot save(GuestPlan plan, SnapshotFiles files, Deadline deadline) throws IOException {
    GuestParts parts = cold.start(plan, new GuestMemory.Kept(files));
    try (parts) {
      ColdBoot.Greeting greeting = cold.greet(parts, deadline);
      rehearse(plan, greeting.link(), deadline);
      write(parts, files, deadline);
      if (!parts.qemu().awaitEnd(deadline.remaining())) {
        throw new IOException("QEMU does not end");
      }
      return Snapshot.seal(files, plan.topology().numaNodes(), greeting.hello(), plan.toString());
    }
  }

  /**
   * What is done first with every copy. The kernel makes much of what that needs on its first use
   * (entries of sysfs, the pool of random numbers), and what it has before the saving no copy waits
   * for.
   */
  private void rehearse(GuestPlan plan, AgentLink link, Deadline deadline) {
    wake(link, deadline);
    ShownTopology.require(plan.topology(), new GuestFiles(link));
  }

  private static void write(GuestParts parts, SnapshotFiles files, Deadline deadline) {
    try {
      QmpLink control = parts.sockets().control().orElseThrow();
      control.accept(deadline, parts.qemu());
      control.execute("stop", deadline);
      control.migrate("migrate", "exec:cat > " + quoted(files), deadline);
      control.execute("quit", deadline);
    } catch (IOException e) {
      throw failure(parts, "its saving", deadline, e);
    }
  }

  private static MachineException failure(
      GuestParts parts, String what, Deadline deadline, IOException e) {
    GuestDiagnosis diagnosis = new GuestDiagnosis(parts.qemu(), parts.folder());
    if (e instanceof SocketTimeoutException) {
      return diagnosis.silent(what, deadline, e);
    }
    return e instanceof InterruptedIOException
        ? new MachineException("a guest was not copied: " + e.getMessage(), e)
        : diagnosis.gone(
            what + " (" + e.getMessage() + "; ktstr.snapshots=off boots without saved guests)", e);
  }

  /** QEMU hands it to sh(1). */
  private static String quoted(SnapshotFiles files) {
    return "'" + files.state().toString().replace("'", "'\\''") + "'";
  }

  private GuestMachine restore(GuestPlan plan, Snapshot snapshot, Deadline deadline) {
    GuestParts parts = cold.start(plan, new GuestMemory.Copied(snapshot.files()));
    try {
      load(parts, snapshot, deadline);
      AgentLink link =
          new AgentLink(parts.sockets().agent(), new GuestDiagnosis(parts.qemu(), parts.folder()));
      wake(link, deadline);
      return cold.machine(plan, snapshot.hello(), link, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static void load(GuestParts parts, Snapshot snapshot, Deadline deadline) {
    try {
      QmpLink control = parts.sockets().control().orElseThrow();
      control.accept(deadline, parts.qemu());
      control.migrate("migrate-incoming", "exec:cat " + quoted(snapshot.files()), deadline);
      control.execute("cont", deadline);
      parts.sockets().agent().accept(deadline, parts.qemu());
    } catch (IOException e) {
      throw failure(parts, "its restoration", deadline, e);
    }
  }

  /** Its clock stood still, and its random numbers would be those of every other copy. */
  private void wake(AgentLink link, Deadline deadline) {
    Instant now = clock.instant();
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    byte[] seed = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    link.call(
        AgentProtocol.WAKE,
        "wake()",
        Payload.empty().longWord(nanos).word(seed.length).raw(seed),
        deadline.remaining());
  }
}
