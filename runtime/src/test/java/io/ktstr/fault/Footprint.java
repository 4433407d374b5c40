package io.ktstr.fault;

import io.ktstr.cgroup.CpusetHome;
import io.ktstr.machine.Machine;
import io.ktstr.machine.local.LocalMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run could leave behind on this host.
 *
 * @param processes of the session or the JVM that ran it
 * @param cgroups subtrees of the harness
 * @param mounts in the cache
 * @param sockets unix sockets with a path in the cache
 * @param guests folders of running guests in the cache
 * @param temporary files in its folder for temporary ones
 */
record Footprint(
    List<String> processes,
    List<String> cgroups,
    List<String> mounts,
    List<String> sockets,
    List<String> guests,
    List<String> temporary) {

  /** Of this JVM, whose folder for temporary files is also that of others. */
  static Footprint ofThisJvm(Path cache) {
    List<String> children =
        ProcessHandle.current()
            .descendants()
            .filter(ProcessHandle::isAlive)
            .map(Footprint::describe)
            .sorted()
            .toList();
    return of(children, cache, List.of());
  }

  /** Without any process, for comparison. */
  static Footprint withoutProcesses(Path cache, Path temporary) {
    return of(List.of(), cache, names(temporary));
  }

  /** Of another JVM that led a session of its own: everything it has started belongs to that. */
  static Footprint ofSession(long session, Path cache, Path temporary) {
    List<String> members =
        ProcessHandle.allProcesses()
            .filter(process -> isMember(process.pid(), session))
            .map(Footprint::describe)
            .sorted()
            .toList();
    return of(members, cache, names(temporary));
  }

  private static Footprint of(List<String> processes, Path cache, List<String> temporary) {
    return new Footprint(
        processes,
        subtrees(),
        linesAbout(cache, Path.of("/proc/self/mounts")),
        linesAbout(cache, Path.of("/proc/net/unix")),
        names(cache.resolve("run")),
        temporary);
  }

  private static String describe(ProcessHandle process) {
    return process.pid() + " " + process.info().command().orElse("?");
  }

  /** Zombies have ended; process 1 may take its time to collect them. */
  private static boolean isMember(long pid, long session) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      boolean ended = fields[0].equals("Z") || fields[0].equals("X");
      return !ended && Long.parseLong(fields[3]) == session;
    } catch (IOException e) {
      return false; // it has ended meanwhile
    }
  }

  private static List<String> subtrees() {
    try (Machine host = LocalMachine.open()) {
      return host.files().list(CpusetHome.find(host.files()).folder()).stream()
          .filter(name -> name.startsWith("ktstr"))
          .toList();
    }
  }

  private static List<String> linesAbout(Path cache, Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.contains(cache.toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
