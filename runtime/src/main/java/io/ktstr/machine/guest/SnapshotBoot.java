package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import java.io.IOException;
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

  /**
   * Keeps saved guests in a cache.
   *
   * @param cold how a guest is booted from the start
   */
  public SnapshotBoot(ColdBoot cold) {
    this.cold = cold;
    this.store = new SnapshotStore(cold.cache());
  }

  @Override
  public GuestMachine boot(GuestPlan plan, Duration timeout) {
    Snapshot snapshot = snapshot(plan, timeout);
    try {
      return restore(plan, snapshot, timeout);
    } catch (GuestException e) {
      store.discard(snapshot);
      return restore(plan, snapshot(plan, timeout), timeout);
    }
  }

  private Snapshot snapshot(GuestPlan plan, Duration timeout) {
    int nodes = plan.topology().numaNodes();
    return store.get(cold.key(plan), nodes, files -> save(plan, files, timeout));
  }

  private Snapshot save(GuestPlan plan, SnapshotFiles files, Duration timeout) throws IOException {
    Deadline deadline = Deadline.after(timeout);
    GuestParts parts = cold.start(plan, new GuestMemory.Kept(files));
    try (parts) {
      AgentLink.Hello hello = cold.greet(parts, deadline).hello();
      QmpLink control = parts.control().orElseThrow();
      control.accept(deadline, parts.qemu());
      control.execute("stop", deadline);
      control.migrate("migrate", "exec:cat > " + quoted(files), deadline);
      control.execute("quit", deadline);
      parts.qemu().awaitEnd(deadline.remaining());
      return Snapshot.seal(files, plan.topology().numaNodes(), hello);
    }
  }

  /** QEMU hands it to sh(1). */
  private static String quoted(SnapshotFiles files) {
    return "'" + files.state().toString().replace("'", "'\\''") + "'";
  }

  private GuestMachine restore(GuestPlan plan, Snapshot snapshot, Duration timeout) {
    Deadline deadline = Deadline.after(timeout);
    GuestParts parts = cold.start(plan, new GuestMemory.Copied(snapshot.files()));
    try {
      GuestDiagnosis diagnosis = new GuestDiagnosis(parts.qemu(), parts.folder());
      load(parts, snapshot, diagnosis, deadline);
      AgentLink link = new AgentLink(parts.channel(), diagnosis);
      wake(link, deadline);
      return cold.machine(plan, snapshot.hello(), link, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static void load(
      GuestParts parts, Snapshot snapshot, GuestDiagnosis diagnosis, Deadline deadline) {
    try {
      QmpLink control = parts.control().orElseThrow();
      control.accept(deadline, parts.qemu());
      control.migrate("migrate-incoming", "exec:cat " + quoted(snapshot.files()), deadline);
      control.execute("cont", deadline);
      parts.channel().accept(deadline, parts.qemu());
    } catch (IOException e) {
      throw diagnosis.gone("its restoration", e);
    }
  }

  /** Its clock stood still, and its random numbers would be those of every other copy. */
  private static void wake(AgentLink link, Deadline deadline) {
    Instant now = Clock.systemUTC().instant();
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
