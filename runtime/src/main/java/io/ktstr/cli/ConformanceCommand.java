package io.ktstr.cli;

import io.ktstr.conformance.Conformance;
import io.ktstr.conformance.Conformance.Observations;
import io.ktstr.conformance.ConformanceReport;
import io.ktstr.conformance.Portion;
import io.ktstr.host.RunningKernel;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.machine.guest.GuestPlan;
import io.ktstr.machine.guest.Hypervisor;
import io.ktstr.machine.guest.QemuProgram;
import io.ktstr.machine.guest.kernel.Kernels;
import io.ktstr.model.KernelVersion;
import io.ktstr.model.NodeSpec;
import io.ktstr.model.Topology;
import io.ktstr.model.kernel.KernelModel;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ktstr conformance}: the model of the kernel against a kernel. */
@Command(
    name = "conformance",
    mixinStandardHelpOptions = true,
    description =
        "Asks a real kernel, in a guest, what set_mempolicy(2), get_mempolicy(2), numa_maps and page"
            + " placement do in every case, and compares with what the rules of ktstr rest on.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:model and kernel agree in every case", "1:they do not, or it failed"})
final class ConformanceCommand implements Callable<Integer> {

  private static final int MAX_NODES = 5;
  private static final int MAX_GUESTS = 4;
  private static final int EXAMPLES = 3;

  @Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--nodes",
      defaultValue = "2",
      description = "NUMA nodes of the guest, 1 to 5; default: ${DEFAULT-VALUE}")
  private int nodes;

  @Option(
      names = "--memory-only",
      defaultValue = "0",
      description = "how many of them, the last ones, have no CPU; default: ${DEFAULT-VALUE}")
  private int memoryOnly;

  @Option(
      names = "--kernel",
      paramLabel = "KERNEL",
      description = "path of a vmlinux or bzImage, or a version in the cache")
  private Optional<String> kernel;

  @Option(
      names = "--sequences",
      defaultValue = "1000",
      description = "random sequences beside the enumerated cases; default: ${DEFAULT-VALUE}")
  private int sequences;

  @Option(names = "--seed", description = "of the random sequences; default: another each time")
  private Optional<Long> seed;

  @Option(names = "--report", paramLabel = "FILE", description = "gets every disagreement")
  private Optional<Path> report;

  @Override
  public Integer call() {
    Topology topology = topology();
    report.ifPresent(this::requireFolder);
    long chosen = seed.orElseGet(System::nanoTime);
    Settings settings = Settings.from(SettingSource.ofProcess());
    String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Hypervisor hypervisor =
        Hypervisor.of(
            settings,
            QemuProgram.find(settings.qemu().orElse(QemuProgram.USUAL), searchPath),
            Kernels.find(kernel.or(settings::kernel), settings.cache()));
    out()
        .println(
            "asking Linux " + hypervisor.kernel().version() + ", sequences with seed " + chosen);
    return conclude(inParallel(portion -> ask(hypervisor, topology, chosen, portion)));
  }

  private Topology topology() {
    if (nodes < 1 || nodes > MAX_NODES) {
      throw wrong("--nodes " + nodes + " is not 1 to " + MAX_NODES);
    }
    if (memoryOnly < 0 || memoryOnly >= nodes) {
      throw wrong(
          "--memory-only "
              + memoryOnly
              + " leaves no node with CPUs of "
              + nodes
              + "; write 0 to "
              + (nodes - 1));
    }
    if (sequences < 0) {
      throw wrong("--sequences " + sequences + " is negative; write 0 for none");
    }
    List<NodeSpec> each = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      boolean withCpu = node < nodes - memoryOnly;
      each.add(withCpu ? NodeSpec.withLlcs(1) : NodeSpec.memoryOnly(GuestPlan.DEFAULT_NODE_MB));
    }
    return Topology.of(1, 1, 1, 1).withNodes(each.toArray(NodeSpec[]::new));
  }

  /** Known before a minute of work is lost for it. */
  private void requireFolder(Path file) {
    Optional<Path> folder = Optional.ofNullable(file.toAbsolutePath().getParent());
    if (folder.filter(Files::isDirectory).isEmpty()) {
      throw wrong(
          "the folder of the report " + file + " is not there; make it, or name another file");
    }
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  /** What one guest answered to its part of the questions. */
  private record Findings(KernelVersion kernel, ConformanceReport report) {

    Findings plus(Findings other) {
      return new Findings(kernel, report.plus(other.report));
    }
  }

  private Findings ask(Hypervisor hypervisor, Topology topology, long chosen, Portion portion) {
    try (GuestMachine guest = hypervisor.boot(topology, OptionalInt.empty())) {
      KernelVersion kernelVersion =
          RunningKernel.of(guest).orElseThrow(() -> nameless(guest.identity().kernelRelease()));
      Observations observed =
          Conformance.of(guest, guest.policyTrials()).observe(sequences, chosen, portion);
      return new Findings(kernelVersion, observed.compare(KernelModel.of(kernelVersion)));
    }
  }

  private static MachineException nameless(String release) {
    return new MachineException(
        "the kernel calls itself "
            + release
            + ", which names no version; the model depends on the version; use a kernel whose"
            + " release begins with one");
  }

  /** An emulated guest keeps one core busy, so there is one for each. */
  private static Findings inParallel(Function<Portion, Findings> ask) {
    int guests = Math.min(MAX_GUESTS, Runtime.getRuntime().availableProcessors());
    ExecutorService threads = Executors.newFixedThreadPool(guests);
    try {
      List<Callable<Findings>> parts = new ArrayList<>();
      for (int i = 0; i < guests; i++) {
        Portion portion = new Portion(i, guests);
        parts.add(() -> ask.apply(portion));
      }
      return threads.invokeAll(parts).stream()
          .map(ConformanceCommand::result)
          .reduce(Findings::plus)
          .orElseThrow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineException("interrupted while a kernel was asked", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Findings result(Future<Findings> part) {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineException("interrupted while a kernel was asked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MachineException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private int conclude(Findings findings) {
    ConformanceReport found = findings.report();
    out().print(found.text(EXAMPLES));
    report.ifPresent(file -> write(file, found));
    out()
        .printf(
            "conformance: %d cases, %d disagreements, kernel %s, %d nodes%n",
            found.cases(), found.disagreements(), findings.kernel(), nodes);
    out().flush();
    return found.disagreements() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static void write(Path file, ConformanceReport found) {
    try {
      Files.writeString(file, found.text(Integer.MAX_VALUE));
    } catch (IOException e) {
      throw new MachineException(
          "the report " + file + " cannot be written (" + e + "); name another file", e);
    }
  }
}
