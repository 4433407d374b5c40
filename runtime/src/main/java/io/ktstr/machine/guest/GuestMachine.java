package io.ktstr.machine.guest;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.PolicyTrials;
import io.ktstr.machine.WorkerCrew;
import io.ktstr.machine.WorkerOrder;
import io.ktstr.model.CpuLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A QEMU guest. Closing it ends it and removes everything that belonged to it. */
public final class GuestMachine implements Machine {

  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

  private final MachineIdentity identity;
  private final CpuLayout layout;
  private final AgentLink link;
  private final GuestParts parts;
  private final Optional<String> remark;
  private final Optional<GuestSlots.Taken> slots;
  private final GuestPrograms programs;

  GuestMachine(MachineIdentity identity, CpuLayout layout, AgentLink link, GuestParts parts) {
    this(identity, layout, link, parts, Optional.empty(), Optional.empty());
  }

  private GuestMachine(
      MachineIdentity identity,
      CpuLayout layout,
      AgentLink link,
      GuestParts parts,
      Optional<String> remark,
      Optional<GuestSlots.Taken> slots) {
    this.identity = identity;
    this.layout = layout;
    this.link = link;
    this.parts = parts;
    this.programs = new GuestPrograms(link);
    this.remark = remark;
    this.slots = slots;
  }

  /** The same guest, with something that whoever reads a result must know of how it was got. */
  GuestMachine remarking(String text) {
    return new GuestMachine(identity, layout, link, parts, Optional.of(text), slots);
  }

  /** The same guest, which gives these slots back when it is closed. */
  GuestMachine holding(GuestSlots.Taken taken) {
    return new GuestMachine(identity, layout, link, parts, remark, Optional.of(taken));
  }

  /** What must be known of how this guest was got; empty for what is usual. */
  Optional<String> remark() {
    return remark;
  }

  @Override
  public MachineIdentity identity() {
    return identity;
  }

  @Override
  public MachineFiles files() {
    return new GuestFiles(link);
  }

  @Override
  public WorkerCrew spawn(List<WorkerOrder> orders) {
    return GuestCrew.spawn(link, programs.bring(orders));
  }

  /**
   * What this guest shows: exactly what was declared.
   *
   * @return its CPUs, last-level caches and nodes
   */
  public CpuLayout layout() {
    return layout;
  }

  /**
   * Runs trials of memory policies in this guest.
   *
   * @return to be used while nothing else is asked of this machine
   */
  public PolicyTrials policyTrials() {
    return new GuestTrials(link);
  }

  @Override
  public void kill(int pid) {
    link.call(
        AgentProtocol.KILL,
        "kill(" + pid + ", SIGKILL)",
        Payload.empty().word(pid).word((int) KILL_TIMEOUT.toMillis()));
  }

  /**
   * Copies the guest's console log.
   *
   * @param target file to write
   * @throws IOException as the file system throws it
   */
  public void copyLog(Path target) throws IOException {
    if (Files.exists(parts.folder().serialLog())) {
      Files.copy(
          parts.folder().serialLog(), target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * The process id of QEMU on this host.
   *
   * @return process id
   */
  public long qemuPid() {
    return parts.qemu().pid();
  }

  /**
   * Ends process 1 of the guest, so that its kernel panics: a hook for tests of the harness itself.
   */
  public void injectPanic() {
    inject("exit", AgentProtocol.FAULT_EXIT);
  }

  /** Stops the agent from ever answering again: a hook for tests of the harness itself. */
  public void injectHang() {
    inject("hang", AgentProtocol.FAULT_HANG);
  }

  private void inject(String name, int kind) {
    link.tell(AgentProtocol.FAULT, "fault(" + name + ")", Payload.empty().word(kind));
  }

  /** A guest has no disk and its log is written at once: nothing is lost by killing it. */
  @Override
  public void close() {
    try {
      parts.close();
    } finally {
      slots.ifPresent(GuestSlots.Taken::close);
    }
  }
}
