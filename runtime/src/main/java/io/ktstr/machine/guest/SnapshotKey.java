package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.NativePrograms;
import io.ktstr.machine.guest.cache.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a saved guest depends on: another kernel, topology, memory, agent, QEMU, accelerator or
 * command line is another guest.
 *
 * @param digest of all that, 64 hexadecimal digits
 */
record SnapshotKey(String digest) {

  /** Changes when the meaning of the files does. */
  private static final String FORMAT = "3";

  /** Stands for the folder of a guest, which is another one each time. */
  private static final GuestFolder ANY_FOLDER = GuestFolder.at(Path.of("FOLDER"));

  static SnapshotKey of(GuestPlan plan, QemuProgram qemu) {
    List<String> facts = new ArrayList<>();
    facts.add(FORMAT);
    facts.add(plan.topology() + " " + plan.topology().distances());
    facts.addAll(QemuCommand.of(plan, new GuestMemory.Fleeting(), "qemu", ANY_FOLDER));
    try {
      if (plan.accelerator() == GuestAccelerator.KVM) {
        facts.add(HostProcessor.describe());
      }
      facts.add(Sha256.of(NativePrograms.agent()));
      facts.add(Sha256.of(NativePrograms.worker()));
      facts.add(look(qemu.path()));
      facts.add(look(plan.kernel().file()));
      for (Path module : plan.kernel().modules()) {
        facts.add(look(module));
      }
    } catch (IOException e) {
      throw new MachineException(
          "a file of the guest cannot be looked at (" + e + "); is it still there?", e);
    }
    return new SnapshotKey(Sha256.of(String.join("\n", facts)));
  }

  private static String look(Path file) throws IOException {
    return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
  }
}
