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

  @Override
  public GuestMachine boot(GuestPlan plan, Duration timeout) {
    GuestFolder folder = GuestFolder.create(cache);
    GuestParts parts;
    try {
      parts = start(plan, folder);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
    try {
      return greet(plan, parts, Deadline.after(timeout));
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private GuestParts start(GuestPlan plan, GuestFolder folder) {
    AgentChannel channel = prepare(plan, folder);
    try {
      QemuProcess process =
          QemuProcess.start(QemuCommand.of(plan, qemu.path().toString(), folder), folder);
      return new GuestParts(process, channel, folder);
    } catch (RuntimeException e) {
      try {
        channel.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private static AgentChannel prepare(GuestPlan plan, GuestFolder folder) {
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.initramfs()))) {
        Initramfs.write(
            out, NativePrograms.agent(), NativePrograms.worker(), plan.kernel().modules());
      }
      return AgentChannel.listen(folder.socket());
    } catch (IOException e) {
      throw new MachineException(
          "the files of the guest cannot be written to the cache ("
              + e
              + "); make room there or set ktstr.cache",
          e);
    }
  }

  private static GuestMachine greet(GuestPlan plan, GuestParts parts, Deadline deadline) {
    GuestDiagnosis diagnosis = new GuestDiagnosis(parts.qemu(), parts.folder());
    accept(parts, diagnosis, deadline);
    AgentLink link = new AgentLink(parts.channel(), diagnosis);
    AgentLink.Hello hello;
    try {
      hello = link.hello(deadline);
    } catch (GuestException e) {
      throw e.kind() == GuestException.Kind.HANG ? diagnosis.notUp(deadline, e) : e;
    }
    MachineIdentity identity =
        new MachineIdentity(
            "guest", hello.kernelRelease(), hello.architecture(), plan.accelerator().qemuName());
    return new GuestMachine(identity, link, parts);
  }

  private static void accept(GuestParts parts, GuestDiagnosis diagnosis, Deadline deadline) {
    try {
      parts.channel().accept(deadline, parts.qemu());
    } catch (EOFException e) {
      throw diagnosis.gone("its start", e);
    } catch (SocketTimeoutException e) {
      throw diagnosis.notUp(deadline, e);
    } catch (IOException e) {
      throw new MachineException("waiting for QEMU broke off: " + e.getMessage(), e);
    }
  }
}
