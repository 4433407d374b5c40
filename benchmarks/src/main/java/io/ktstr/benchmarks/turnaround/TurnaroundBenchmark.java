package io.ktstr.benchmarks.turnaround;

import io.ktstr.machine.guest.GuestMachine;
import io.ktstr.machine.guest.Hypervisor;
import io.ktstr.machine.guest.QemuProgram;
import io.ktstr.machine.guest.cache.FileTree;
import io.ktstr.machine.guest.kernel.Busybox;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.machine.guest.kernel.Kernels;
import io.ktstr.model.Topology;
import io.ktstr.settings.SettingSource;
import io.ktstr.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Times guests and whole tests, in runs that alternate. */
public final class TurnaroundBenchmark {

  private final Settings settings;
  private final int runs;
  private final PrintStream out;

  /**
   * With the guests of these settings.
   *
   * @param settings kernel, QEMU, accelerator and cache
   * @param runs of each way, at least 1
   * @param out what was measured is printed there
   */
  public TurnaroundBenchmark(Settings settings, int runs, PrintStream out) {
    this.settings = settings;
    this.runs = runs;
    this.out = out;
  }

  /**
   * Measures and prints.
   *
   * @throws IOException if a guest that is booted by hand does not come up, or files cannot be
   *     written
   */
  public void run() throws IOException {
    String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
    QemuProgram qemu = QemuProgram.find(settings.qemu().orElse(QemuProgram.USUAL), searchPath);
    KernelImage kernel = Kernels.find(settings.kernel(), settings.cache());
    Path busybox = Busybox.find(settings.cache(), searchPath, out::println);
    Path folder = Files.createTempDirectory("ktstr-bench");
    try {
      Path initramfs = folder.resolve("busybox.cpio.gz");
      BusyboxInitramfs.write(initramfs, busybox);
      Hypervisor booting = Hypervisor.of(with("off"), qemu, kernel);
      Hypervisor restoring = Hypervisor.of(with("on"), qemu, kernel);
      ByHandBoot byHand = new ByHandBoot(qemu, kernel, booting.decision(), initramfs);
      out.printf(
          Locale.ROOT,
          "%s, %s; by hand the same file is booted%n%s (%s)%n",
          kernel,
          kernel.file(),
          booting.decision().accelerator().qemuName(),
          booting.decision().reason());
      Ways ways = new Ways(booting, restoring, byHand, folder);
      measure(ways, "small", "1n1l2c1t");
      print(measure(ways, "large", "2n4l4c1t"));
    } finally {
      FileTree.delete(folder);
    }
  }

  private static Settings with(String snapshots) {
    SettingSource source =
        name -> name.equals("ktstr.snapshots") ? Optional.of(snapshots) : Optional.empty();
    return Settings.from(source.orElse(SettingSource.ofProcess()));
  }

  /**
   * Four ways to a machine that answers, or to a verdict.
   *
   * @param booting boots guests from the start
   * @param restoring restores them
   * @param byHand boots without any of this
   * @param results of the tests
   */
  private record Ways(Hypervisor booting, Hypervisor restoring, ByHandBoot byHand, Path results) {}

  /**
   * What they took for one machine.
   *
   * @param cold from the start of QEMU until the agent answers, booted
   * @param restored the same, restored
   * @param series whole tests that follow each other in a run of JUnit
   * @param alone a whole test that is the only one of its run
   * @param byHand until a busybox says that it is there
   */
  private record Measured(Times cold, Times restored, Times series, Times alone, Times byHand) {}

  private Measured measure(Ways ways, String method, String machine) throws IOException {
    Topology topology = Topology.parse(machine);
    LaunchedTest test = new LaunchedTest(method, ways.results());
    boot(ways.restoring(), topology); // so that there is something to restore
    Measured measured =
        new Measured(new Times(), new Times(), new Times(), new Times(), new Times());
    test.series(runs).forEach(measured.series()::add);
    for (int run = 0; run < runs; run++) {
      measured.alone().add(test.alone());
      measured.restored().add(boot(ways.restoring(), topology));
      measured.cold().add(boot(ways.booting(), topology));
      measured.byHand().add(ways.byHand().run(topology));
    }
    out.printf(Locale.ROOT, "%s, %d alternating runs:%n", machine, runs);
    out.println("  whole test, in a row of them           " + measured.series());
    out.println("  whole test, alone in its run           " + measured.alone());
    out.println("  guest restored, until it answers       " + measured.restored());
    out.println("  guest booted, until it answers         " + measured.cold());
    out.println("  booted by hand, until its init speaks  " + measured.byHand());
    return measured;
  }

  private static Duration boot(Hypervisor hypervisor, Topology topology) {
    long start = System.nanoTime();
    GuestMachine guest = hypervisor.boot(topology, OptionalInt.empty());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    guest.close();
    return took;
  }

  private void print(Measured measured) {
    out.printf(
        Locale.ROOT,
        "bench turnaround: warm %.0f ms, cold %.0f ms, by hand %.0f ms, ratio %.1f%n",
        measured.series().median(),
        measured.cold().median(),
        measured.byHand().median(),
        measured.byHand().median() / measured.series().median());
  }
}
