package io.ktstr.cli;

import io.ktstr.machine.LastWill;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.GuestPlan;
import io.ktstr.machine.guest.GuestShell;
import io.ktstr.machine.guest.Hypervisor;
import io.ktstr.machine.guest.QemuProgram;
import io.ktstr.machine.guest.ShellMode;
import io.ktstr.machine.guest.ShellStreams;
import io.ktstr.machine.guest.kernel.Busybox;
import io.ktstr.machine.guest.kernel.Kernels;
import io.ktstr.model.Topology;
import io.ktstr.model.rule.TopologyRules;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktstr shell}: a guest to look around in. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    description =
        "Boots a guest of a topology with a busybox shell: on the terminal, with one command, or with"
            + " the commands that come in on standard input.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "N:that of the shell or the command",
      "1:also: the guest broke down; standard error says so",
      "2:also: wrong arguments"
    })
final class ShellCommand implements Callable<Integer> {

  private static final Duration A_YEAR = Duration.ofDays(365);

  /** 128 and the number of SIGINT, as shells have it. */
  private static final int INTERRUPTED = 130;

  @Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "TOPOLOGY",
      description = "NUMA nodes, last-level caches, cores and threads, such as 2n4l4c1t")
  private String topology;

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "runs this shell command; its standard input is that of ktstr unless that is a"
              + " terminal")
  private Optional<String> command;

  @Option(
      names = "--kernel",
      paramLabel = "KERNEL",
      description = "path of a vmlinux or bzImage, or a version in the cache")
  private Optional<String> kernel;

  @Option(
      names = "--memory-mb",
      paramLabel = "MB",
      description = "memory of all nodes together; default: 256 for each")
  private Optional<Integer> memoryMb;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "ends a shell that takes longer; default: no limit")
  private Optional<Integer> timeout;

  @Override
  public Integer call() {
    Topology machine = topology();
    Duration limit = timeout.map(this::seconds).orElse(A_YEAR);
    Settings settings = Settings.from(SettingSource.ofProcess());
    String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
    QemuProgram qemu = QemuProgram.find(settings.qemu().orElse(QemuProgram.USUAL), searchPath);
    Hypervisor hypervisor =
        Hypervisor.of(settings, qemu, Kernels.find(kernel.or(settings::kernel), settings.cache()));
    Path busybox =
        Busybox.find(
            settings.cache(), searchPath, line -> spec.commandLine().getErr().println(line));
    GuestPlan plan =
        GuestPlan.of(
            machine,
            memoryMb.map(OptionalInt::of).orElse(OptionalInt.empty()),
            hypervisor.kernel(),
            hypervisor.decision().accelerator());
    return run(
        new GuestShell(qemu, settings.cache(), busybox),
        plan,
        new GuestShell.Limits(settings.bootTimeout(), limit));
  }

  private Topology topology() {
    try {
      Topology parsed = Topology.parse(topology);
      memoryMb.ifPresent(
          mb ->
              TopologyRules.memory(parsed, mb)
                  .violation()
                  .ifPresent(
                      violation -> {
                        throw wrong(violation.message());
                      }));
      return parsed;
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private Duration seconds(int count) {
    if (count < 1) {
      throw wrong("--timeout " + count + " is no time; write a number of seconds from 1");
    }
    return Duration.ofSeconds(count);
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  /** Ctrl-C and SIGTERM end the guest too, and leave neither it nor its files. */
  private int run(GuestShell shell, GuestPlan plan, GuestShell.Limits limits) {
    Optional<RawTerminal> terminal = command.isPresent() ? Optional.empty() : RawTerminal.take();
    AtomicBoolean ending = new AtomicBoolean();
    LastWill will =
        LastWill.write(
            "shell",
            () -> {
              ending.set(true);
              shell.close();
              terminal.ifPresent(RawTerminal::close);
            });
    try (will) {
      return shell.run(plan, mode(terminal), streams(), limits);
    } catch (MachineException e) {
      if (ending.get()) {
        return INTERRUPTED;
      }
      throw e;
    } finally {
      terminal.ifPresent(RawTerminal::close);
    }
  }

  private ShellMode mode(Optional<RawTerminal> terminal) {
    return command
        .<ShellMode>map(ShellMode.Command::new)
        .or(() -> terminal.map(RawTerminal::mode))
        .orElseGet(ShellMode.Script::new);
  }

  /** The very descriptors, for bytes must pass as they are. */
  private ShellStreams streams() {
    boolean nothing = command.isPresent() && RawTerminal.isInput();
    return new ShellStreams(
        nothing ? InputStream.nullInputStream() : new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err));
  }
}
