package io.ktstr.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.guest.kernel.KernelFormat;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.machine.guest.kernel.KernelVersion;
import io.ktstr.model.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class QemuCommandTest {

  private static final KernelImage KERNEL =
      new KernelImage(new KernelVersion("6.12.1"), Path.of("vmlinux"), KernelFormat.VMLINUX);

  private static List<String> command(GuestAccelerator accelerator) {
    GuestPlan plan =
        GuestPlan.of(Topology.of(2, 4, 4, 1), OptionalInt.empty(), KERNEL, accelerator);
    return QemuCommand.of(plan, new GuestMemory.Fleeting(), "qemu", GuestFolder.at(Path.of("a,b")));
  }

  private static String after(String option, List<String> command) {
    return command.get(command.indexOf(option) + 1);
  }

  @Test
  void kvmGivesTheCpuOfTheHostAndLetsTheKernelCalibrate() {
    List<String> command = command(GuestAccelerator.KVM);

    assertThat(after("-accel", command)).isEqualTo("kvm");
    assertThat(after("-cpu", command)).isEqualTo("host");
    assertThat(after("-append", command)).doesNotContain("lpj");
  }

  @Test
  void emulationHasACpuOfItsOwnAndNoCalibration() {
    List<String> command = command(GuestAccelerator.TCG);

    assertThat(after("-accel", command)).isEqualTo("tcg,thread=single");
    assertThat(after("-cpu", command)).isEqualTo("qemu64");
    assertThat(after("-append", command)).contains(" lpj=4000000");
  }

  @Test
  void aShellHasTheSameMachine() {
    GuestPlan plan =
        GuestPlan.of(Topology.of(2, 4, 4, 1), OptionalInt.empty(), KERNEL, GuestAccelerator.TCG);
    List<String> shell =
        QemuCommand.withShell(
            plan, "qemu", GuestFolder.at(Path.of("folder")), true, List.of("end"));
    List<String> test =
        QemuCommand.of(plan, new GuestMemory.Fleeting(), "qemu", GuestFolder.at(Path.of("folder")));

    int devices = test.indexOf("-chardev");
    assertThat(shell.subList(0, devices)).isEqualTo(test.subList(0, devices));
    assertThat(after("-chardev", shell))
        .isEqualTo("stdio,id=serial,signal=off,logfile=folder/serial.log");
    assertThat(shell)
        .contains("socket,id=end,path=folder/end.sock", "virtserialport,chardev=end,name=end");
  }

  @Test
  void commasInPathsAreDoubled() {
    assertThat(command(GuestAccelerator.TCG)).contains("file,id=serial,path=a,,b/serial.log");
  }
}
