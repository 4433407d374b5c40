package io.ktstr.machine.guest.kernel;

import java.util.List;
import java.util.Map;

/**
 * What depends on the processor architecture of the guest: the names of kernel packages and the
 * numbers in kernel files. Only x86-64 so far.
 *
 * @param title the name for people, for example {@code x86-64}
 * @param elfMachine the value of e_machine in this architecture's ELF files
 * @param packages the Debian and Ubuntu meta packages that stand for a small kernel with virtio
 *     built in, best first. None names a fixed kernel version: each follows the distribution's
 *     updates
 */
public record KernelArchitecture(String title, int elfMachine, List<String> packages) {

  /** 64-bit x86, called amd64 by Debian. */
  public static final KernelArchitecture X86_64 =
      new KernelArchitecture(
          "x86-64",
          62,
          List.of(
              "linux-image-6.12-cloud-amd64", "linux-image-cloud-amd64", "linux-image-virtual"));

  /** The machine numbers of include/uapi/linux/elf-em.h that people are likely to meet. */
  private static final Map<Integer, String> MACHINES =
      Map.of(
          3,
          "32-bit x86",
          20,
          "32-bit PowerPC",
          21,
          "64-bit PowerPC",
          22,
          "s390",
          40,
          "32-bit ARM",
          62,
          "x86-64",
          183,
          "aarch64",
          243,
          "RISC-V",
          258,
          "LoongArch");

  /** Makes the list immutable. */
  public KernelArchitecture {
    packages = List.copyOf(packages);
  }

  /** The name for people of any ELF machine number. */
  static String nameOf(int elfMachine) {
    return MACHINES.getOrDefault(elfMachine, "ELF machine " + elfMachine);
  }
}
