package io.ktstr.machine.guest;

import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import io.ktstr.model.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The QEMU command line of a guest.
 *
 * <p>A last-level cache is a socket, because QEMU shares one L3 within a socket; a node is a run of
 * CPUs, and a node without CPUs is memory-only. Under TCG all CPUs run in one thread, which boots
 * faster than a thread for each once there are more of them than host cores, and {@code lpj} saves
 * every CPU the calibration of its delay loop.
 */
final class QemuCommand {

  /** Delay loops of one jiffy; any plausible value will do where nothing is timed by it. */
  private static final String DELAY_LOOP = "lpj=4000000";

  /** Leaves out what only costs time in a guest that lives for seconds. */
  private static final String FAST =
      "tsc=reliable no_timer_check nokaslr mitigations=off random.trust_cpu=on rcupdate.rcu_expedited=1"
          + " 8250.nr_uarts=1 raid=noautodetect cryptomgr.notests";

  private static final String MACHINE = "q35,sata=off,smbus=off,usb=off,vmport=off,i8042=off";

  private final GuestPlan plan;
  private final GuestMemory backing;
  private final List<String> arguments = new ArrayList<>();

  private QemuCommand(GuestPlan plan, GuestMemory backing) {
    this.plan = plan;
    this.backing = backing;
  }

  static List<String> of(GuestPlan plan, GuestMemory backing, String qemu, GuestFolder folder) {
    QemuCommand command = new QemuCommand(plan, backing);
    command.arguments.add(qemu);
    command.base();
    command.processors();
    command.memory();
    command.distances();
    command.kernel(folder.initramfs());
    command.devices(folder);
    command.control(folder);
    return List.copyOf(command.arguments);
  }

  /** The same machine with a shell instead of the agent. */
  static List<String> withShell(
      GuestPlan plan, String qemu, GuestFolder folder, boolean terminal, List<String> ports) {
    QemuCommand command = new QemuCommand(plan, new GuestMemory.Fleeting());
    command.arguments.add(qemu);
    command.base();
    command.processors();
    command.memory();
    command.distances();
    command.kernel(folder.initramfs());
    command.console(folder, terminal);
    ports.forEach(port -> command.port(port, folder.socket(port)));
    return List.copyOf(command.arguments);
  }

  private void base() {
    add("-nodefaults");
    add("-no-user-config");
    add("-no-reboot");
    add("-display", "none");
    add("-machine", MACHINE);
    boolean emulated = plan.accelerator() == GuestAccelerator.TCG;
    add("-accel", emulated ? "tcg,thread=single" : "kvm");
    add("-cpu", emulated ? "qemu64" : "host");
  }

  private void processors() {
    Topology topology = plan.topology();
    add(
        "-smp",
        topology.totalCpus()
            + ",sockets="
            + topology.llcs()
            + ",cores="
            + topology.cores()
            + ",threads="
            + topology.threads());
  }

  private void memory() {
    add("-m", plan.totalMemoryMb() + "M");
    CpuLayout layout = plan.topology().layout();
    for (int node = 0; node < plan.topology().numaNodes(); node++) {
      add(
          "-object",
          backend(node) + ",id=m" + node + ",size=" + plan.nodeMemoryMb().get(node) + "M");
      add("-numa", "node,nodeid=" + node + ",memdev=m" + node + cpus(layout.nodes().get(node)));
    }
  }

  private String backend(int node) {
    if (backing instanceof GuestMemory.Kept kept) {
      return "memory-backend-file,share=on,mem-path=" + escape(kept.snapshot().memory(node));
    }
    return backing instanceof GuestMemory.Copied copied
        ? "memory-backend-file,share=off,mem-path=" + escape(copied.snapshot().memory(node))
        : "memory-backend-ram";
  }

  private static String cpus(Set<Integer> cpus) {
    return cpus.isEmpty() ? "" : ",cpus=" + ListFormat.format(cpus);
  }

  private void distances() {
    Topology topology = plan.topology();
    if (topology.distances().isEmpty()) {
      return;
    }
    for (int from = 0; from < topology.numaNodes(); from++) {
      for (int to = 0; to < topology.numaNodes(); to++) {
        add("-numa", "dist,src=" + from + ",dst=" + to + ",val=" + topology.distance(from, to));
      }
    }
  }

  private void kernel(Path initramfs) {
    add("-kernel", plan.kernel().file().toString());
    add("-initrd", initramfs.toString());
    String calibration = plan.accelerator() == GuestAccelerator.TCG ? " " + DELAY_LOOP : "";
    add("-append", "console=ttyS0 panic=-1 quiet loglevel=4 " + FAST + calibration);
  }

  private void devices(GuestFolder folder) {
    console(folder, false);
    add("-chardev", "socket,id=agent,path=" + escape(folder.socket()));
    add("-device", "virtserialport,chardev=agent,name=" + AgentProtocol.PORT_NAME);
  }

  /** On a terminal, Ctrl-C belongs to the guest. */
  private void console(GuestFolder folder, boolean terminal) {
    String log = escape(folder.serialLog());
    add(
        "-chardev",
        terminal ? "stdio,id=serial,signal=off,logfile=" + log : "file,id=serial,path=" + log);
    add("-serial", "chardev:serial");
    add("-device", "virtio-serial-pci");
  }

  private void port(String name, Path socket) {
    add("-chardev", "socket,id=" + name + ",path=" + escape(socket));
    add("-device", "virtserialport,chardev=" + name + ",name=" + name);
  }

  /** A guest that is saved or restored is told so over QMP. */
  private void control(GuestFolder folder) {
    if (backing instanceof GuestMemory.Fleeting) {
      return;
    }
    add("-chardev", "socket,id=qmp,path=" + escape(folder.controlSocket()));
    add("-mon", "chardev=qmp,mode=control");
    if (backing instanceof GuestMemory.Copied) {
      add("-incoming", "defer");
    }
  }

  /** QEMU separates options by commas; a comma in a value is doubled. */
  private static String escape(Path path) {
    return path.toString().replace(",", ",,");
  }

  private void add(String... words) {
    arguments.addAll(List.of(words));
  }
}
