package io.ktstr.machine.guest;

import io.ktstr.machine.Machine;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.PolicyTrials;
import io.ktstr.machine.SlotImage;
import io.ktstr.machine.WorkerCrew;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A QEMU guest. Closing it ends it and removes everything that belonged to it. */
public final class GuestMachine implements Machine {

  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

  private final MachineIdentity identity;
  private final AgentLink link;
  private final GuestParts parts;

  GuestMachine(MachineIdentity identity, AgentLink link, GuestParts parts) {
    this.identity = identity;
    this.link = link;
    this.parts = parts;
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
  public WorkerCrew spawn(List<SlotImage> slots) {
    return GuestCrew.spawn(link, slots);
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
    parts.close();
  }
}
