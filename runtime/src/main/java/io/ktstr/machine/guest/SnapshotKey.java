package io.ktstr.machine.guest;

import io.ktstr.machine.MachineException;
import io.ktstr.machine.NativePrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a saved guest depends on: another kernel, topology, memory, agent, QEMU, accelerator or
 * command line is another guest.
 *
 * @param digest 32 hexadecimal digits
 */
record SnapshotKey(String digest) {

  /** Changes when the meaning of the files does. */
  private static final String FORMAT = "1";

  static SnapshotKey of(GuestPlan plan, QemuProgram qemu, GuestFolder folder) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, FORMAT);
      add(digest, plan.topology() + " " + plan.topology().distances());
      for (String word : QemuCommand.of(plan, new GuestMemory.Fleeting(), "qemu", folder)) {
        add(digest, word.replace(QemuCommand.escape(folder.path()), "FOLDER"));
      }
      if (plan.accelerator() == GuestAccelerator.KVM) {
        add(digest, HostProcessor.describe());
      }
      addFile(digest, qemu.path());
      addFile(digest, plan.kernel().file());
      for (Path module : plan.kernel().modules()) {
        addFile(digest, module);
      }
      digest.update(NativePrograms.agent());
      digest.update(NativePrograms.worker());
      return new SnapshotKey(HexFormat.of().formatHex(digest.digest(), 0, 16));
    } catch (IOException e) {
      throw new MachineException("a file of the guest cannot be looked at (" + e + ")", e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void addFile(MessageDigest digest, Path file) throws IOException {
    add(digest, file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
  }
}
