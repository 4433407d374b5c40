package io.ktstr.machine.guest;

import io.ktstr.machine.Deadline;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineIdentity;
import io.ktstr.machine.NativePrograms;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Boots a guest's kernel from its first instruction. */
public final class ColdBoot implements GuestBoot {

  private final QemuProgram qemu;
  private final Path cache;

  /**
   * With the program and the folder of this host.
   *
   * @param qemu the QEMU program
   * @param cache where the files of running guests are kept
   */
  public ColdBoot(QemuProgram qemu, Path cache) {
    this.qemu = qemu;
    this.cache = cache;
  }

  Path cache() {
    return cache;
  }

  @Override
  public GuestMachine boot(GuestPlan plan, Duration timeout) {
    GuestParts parts = start(plan, new GuestMemory.Fleeting());
    try {
      Greeting greeting = greet(parts, Deadline.after(timeout));
      ShownTopology.require(plan.topology(), new GuestFiles(greeting.link()));
      return machine(plan, greeting.hello(), greeting.link(), parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** What a guest of this plan depends on. */
  SnapshotKey key(GuestPlan plan) {
    return SnapshotKey.of(plan, qemu);
  }

  /** Starts QEMU, whose guest need not run yet. */
  GuestParts start(GuestPlan plan, GuestMemory memory) {
    GuestFolder folder = GuestFolder.create(cache);
    try {
      return start(plan, memory, folder);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private GuestParts start(GuestPlan plan, GuestMemory memory, GuestFolder folder) {
    writeInitramfs(plan, folder);
    GuestSockets sockets = listen(memory, folder);
    try {
      QemuProcess process =
          QemuProcess.start(QemuCommand.of(plan, memory, qemu.path().toString(), folder), folder);
      return new GuestParts(process, sockets, folder);
    } catch (RuntimeException e) {
      sockets.close();
      throw e;
    }
  }

  private static GuestSockets listen(GuestMemory memory, GuestFolder folder) {
    try {
      return GuestSockets.listen(folder, !(memory instanceof GuestMemory.Fleeting));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static void writeInitramfs(GuestPlan plan, GuestFolder folder) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.initramfs()))) {
      Initramfs.write(
          out, NativePrograms.agent(), NativePrograms.worker(), plan.kernel().modules());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static MachineException unwritable(IOException e) {
    return new MachineException(
        "the files of the guest cannot be written to the cache ("
            + e
            + "); make room there or set ktstr.cache",
        e);
  }

  /**
   * An agent that has answered.
   *
   * @param hello what it said
   * @param link to it
   */
  record Greeting(AgentLink.Hello hello, AgentLink link) {}

  /** Waits for the agent of a guest that boots. */
  Greeting greet(GuestParts parts, Deadline deadline) {
    GuestDiagnosis diagnosis = new GuestDiagnosis(parts.qemu(), parts.folder());
    accept(parts, diagnosis, deadline);
    AgentLink link = new AgentLink(parts.sockets().agent(), diagnosis);
    try {
      return new Greeting(link.hello(deadline), link);
    } catch (GuestException e) {
      throw e.kind() == GuestException.Kind.HANG ? diagnosis.notUp(deadline, e) : e;
    }
  }

  GuestMachine machine(GuestPlan plan, AgentLink.Hello hello, AgentLink link, GuestParts parts) {
    MachineIdentity identity =
        new MachineIdentity(
            "guest", hello.kernelRelease(), hello.architecture(), plan.accelerator().qemuName());
    return new GuestMachine(identity, plan.topology().layout(), link, parts);
  }

  private static void accept(GuestParts parts, GuestDiagnosis diagnosis, Deadline deadline) {
    try {
      parts.sockets().agent().accept(deadline, parts.qemu());
    } catch (EOFException e) {
      throw diagnosis.gone("its start", e);
    } catch (SocketTimeoutException e) {
      throw diagnosis.notUp(deadline, e);
    } catch (IOException e) {
      throw new MachineException("waiting for QEMU broke off: " + e.getMessage(), e);
    }
  }
}
