package io.ktstr.benchmarks.turnaround;

import io.ktstr.machine.guest.AcceleratorDecision;
import io.ktstr.machine.guest.GuestAccelerator;
import io.ktstr.machine.guest.GuestPlan;
import io.ktstr.machine.guest.QemuProgram;
import io.ktstr.machine.guest.kernel.KernelImage;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import io.ktstr.model.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What people do by hand: the same kernel and machine, QEMU as it is, its console on standard
 * output, and an init that says {@value BusyboxInitramfs#READY}.
 *
 * @param qemu the program
 * @param kernel the kernel
 * @param decision KVM is used where our guests use it
 * @param initramfs with a busybox
 */
record ByHandBoot(
    QemuProgram qemu, KernelImage kernel, AcceleratorDecision decision, Path initramfs) {

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  /** From the start of QEMU until init says that it is there. */
  Duration run(Topology topology) throws IOException {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command(topology)).redirectErrorStream(true).start();
    Executor later = CompletableFuture.delayedExecutor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    CompletableFuture<Void> watchdog = CompletableFuture.runAsync(process::destroyForcibly, later);
    try (BufferedReader console = process.inputReader()) {
      awaitReady(console);
      return Duration.ofNanos(System.nanoTime() - start);
    } finally {
      watchdog.cancel(false);
      process.destroyForcibly().onExit().join();
    }
  }

  private static void awaitReady(BufferedReader console) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String line = console.readLine(); line != null; line = console.readLine()) {
      if (line.strip().equals(BusyboxInitramfs.READY)) {
        return;
      }
      seen.add(line);
    }
    throw new IOException(
        "the guest that was booted by hand did not come up within "
            + DEADLINE.toSeconds()
            + " s; its last lines: "
            + String.join(" / ", seen.subList(Math.max(0, seen.size() - 5), seen.size())));
  }

  private List<String> command(Topology topology) {
    List<String> command = new ArrayList<>();
    command.add(qemu.path().toString());
    if (decision.accelerator() == GuestAccelerator.KVM) {
      command.addAll(List.of("-enable-kvm", "-cpu", "host"));
    }
    command.addAll(List.of("-kernel", kernel.file().toString(), "-initrd", initramfs.toString()));
    command.addAll(List.of("-append", "console=ttyS0", "-nographic", "-no-reboot"));
    command.addAll(machine(topology));
    return command;
  }

  private static List<String> machine(Topology topology) {
    List<String> words = new ArrayList<>();
    words.add("-smp");
    words.add(
        "%d,sockets=%d,cores=%d,threads=%d"
            .formatted(
                topology.totalCpus(), topology.llcs(), topology.cores(), topology.threads()));
    words.add("-m");
    words.add(topology.numaNodes() * GuestPlan.DEFAULT_NODE_MB + "M");
    CpuLayout layout = topology.layout();
    for (int node = 0; node < topology.numaNodes(); node++) {
      words.add("-object");
      words.add("memory-backend-ram,id=m" + node + ",size=" + GuestPlan.DEFAULT_NODE_MB + "M");
      words.add("-numa");
      words.add("node,memdev=m" + node + ",cpus=" + ListFormat.format(layout.nodes().get(node)));
    }
    return words;
  }
}
