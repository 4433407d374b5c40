package io.ktstr.host;

import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.SystemCallException;
import io.ktstr.model.ListFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Files of a machine in memory, with the rules of cgroups below /sys/fs/cgroup: a new folder has
 * its control files, and a folder with processes or folders in it cannot be removed. In version 2
 * there are cpuset files only where the folder above has the controller switched on; in version 1
 * they are empty at first, and no process can come before they are written.
 */
public class FakeFiles implements MachineFiles {

  private static final String CGROUPS = "/sys/fs/cgroup";
  private static final Errno ENOTEMPTY = new Errno(39);

  private final TreeMap<String, String> texts = new TreeMap<>();
  private final SortedSet<String> folders = new TreeSet<>(Set.of("/"));
  private final Map<String, Errno> refusals = new HashMap<>();
  private final List<String> changes;
  private Set<Integer> availableCpus = Set.of();
  private boolean legacy;

  /** Without any file. */
  public FakeFiles() {
    this(new ArrayList<>());
  }

  /**
   * Without any file.
   *
   * @param changes where every change is noted
   */
  public FakeFiles(List<String> changes) {
    this.changes = changes;
  }

  /** Adds a file and the folders above it; no change of the machine. */
  public FakeFiles with(String path, String text) {
    texts.put(path, text);
    String folder = parent(path);
    while (folders.add(folder)) {
      folder = parent(folder);
    }
    return this;
  }

  /** Takes a file or folder and all below it away; no change of the machine. */
  public FakeFiles without(String path) {
    texts.keySet().removeIf(file -> file.equals(path) || file.startsWith(path + "/"));
    folders.removeIf(folder -> folder.equals(path) || folder.startsWith(path + "/"));
    return this;
  }

  /**
   * Adds a machine: node 0 has CPUs 0 and 1, node 1 has 2 and 3; each has memory and one cache of
   * level 3.
   */
  public FakeFiles withTwoNodes() {
    String cpus = "/sys/devices/system/cpu";
    String nodes = "/sys/devices/system/node";
    with("/proc/self/status", "Cpus_allowed_list:\t0-3\nMems_allowed_list:\t0-1\n")
        .with(cpus + "/online", "0-3\n")
        .with(nodes + "/online", "0-1\n")
        .with(nodes + "/has_memory", "0-1\n")
        .with(nodes + "/node0/cpulist", "0-1\n")
        .with(nodes + "/node1/cpulist", "2-3\n");
    for (int cpu = 0; cpu < 4; cpu++) {
      for (int level = 1; level <= 3; level++) {
        String cache = cpus + "/cpu" + cpu + "/cache/index" + level;
        String sharing = cpu < 2 ? "0-1\n" : "2-3\n";
        with(cache + "/level", level + "\n")
            .with(cache + "/shared_cpu_list", level == 3 ? sharing : cpu + "\n");
      }
    }
    return this;
  }

  /** Adds the root of a cgroup2 mount whose cgroups can have these CPUs. */
  public FakeFiles withCgroups(Set<Integer> cpus) {
    availableCpus = cpus;
    return with("/proc/self/mountinfo", mount("/", CGROUPS, "cgroup2", "rw"))
        .with("/proc/self/cgroup", "0::/\n")
        .with(CGROUPS + "/cgroup.controllers", "cpuset cpu io memory pids\n")
        .with(CGROUPS + "/cgroup.subtree_control", "");
  }

  /**
   * Adds version 1 of the cpuset controller, beside a cgroup2 mount that does not have it, as
   * hybrid hosts do; the harness is in the cgroup {@code /own}.
   */
  public FakeFiles withLegacyCgroups(Set<Integer> cpus) {
    availableCpus = cpus;
    legacy = true;
    return with(
            "/proc/self/mountinfo",
            mount("/", CGROUPS + "/cpuset", "cgroup", "rw,cpuset")
                + mount("/", CGROUPS + "/unified", "cgroup2", "rw"))
        .with("/proc/self/cgroup", "3:cpuset:/own\n0::/elsewhere\n")
        .with(CGROUPS + "/unified/cgroup.controllers", "\n")
        .with(CGROUPS + "/cpuset/own/cpuset.effective_cpus", ListFormat.format(cpus) + "\n")
        .with(CGROUPS + "/cpuset/own/cpuset.effective_mems", "0-1\n");
  }

  /** A line of proc_pid_mountinfo(5). */
  public static String mount(String root, String folder, String type, String options) {
    return "31 23 0:27 "
        + root
        + " "
        + folder
        + " rw,nosuid shared:9 - "
        + type
        + " none "
        + options
        + "\n";
  }

  /** Refuses one change, written as it is noted. */
  public FakeFiles refusing(String change, Errno errno) {
    refusals.put(change, errno);
    return this;
  }

  /**
   * What was changed, in order: {@code write PATH TEXT}, {@code mkdir PATH}, {@code rmdir PATH}.
   */
  public List<String> changes() {
    return List.copyOf(changes);
  }

  /** Whether there is such a folder. */
  public boolean hasFolder(String path) {
    return folders.contains(path);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(1, path.lastIndexOf('/')));
  }

  private void change(String change) {
    Errno refusal = refusals.get(change);
    if (refusal != null) {
      throw new SystemCallException(change, refusal);
    }
    changes.add(change);
  }

  @Override
  public String read(String path) {
    String text = texts.get(path);
    if (text == null) {
      throw new SystemCallException("read(\"" + path + "\")", Errno.ENOENT);
    }
    return text;
  }

  @Override
  public void write(String path, String text) {
    if (!texts.containsKey(path)) {
      throw new SystemCallException("write(\"" + path + "\", \"" + text + "\")", Errno.ENOENT);
    }
    if (legacy && path.endsWith("/cgroup.procs") && hasNoCpuset(parent(path))) {
      throw new SystemCallException("write(\"" + path + "\", \"" + text + "\")", Errno.ENOSPC);
    }
    change("write " + path + " " + text);
    if (path.endsWith("/cgroup.procs")) {
      texts.keySet().stream()
          .filter(file -> file.endsWith("/cgroup.procs"))
          .toList()
          .forEach(file -> texts.merge(file, text + "\n", (old, pid) -> old.replace(pid, "")));
      texts.merge(path, text + "\n", String::concat);
    } else if (path.endsWith("/cgroup.subtree_control")) {
      texts.put(path, text.replace("+", "") + "\n");
    } else {
      texts.put(path, text);
    }
    if (path.startsWith(CGROUPS) && path.endsWith("/cpuset.cpus")) {
      Set<Integer> effective = new TreeSet<>(ListFormat.parse(text));
      effective.retainAll(availableCpus);
      texts.put(effectiveCpus(parent(path)), ListFormat.format(effective) + "\n");
    }
  }

  private boolean hasNoCpuset(String folder) {
    return texts.get(folder + "/cpuset.cpus").isBlank()
        || texts.get(folder + "/cpuset.mems").isBlank();
  }

  private String effectiveCpus(String folder) {
    return folder + (legacy ? "/cpuset.effective_cpus" : "/cpuset.cpus.effective");
  }

  /** A worker's end: its process is in no cgroup any more. */
  public void end(int pid) {
    texts.replaceAll(
        (file, text) -> file.endsWith("/cgroup.procs") ? text.replace(pid + "\n", "") : text);
    without("/proc/" + pid);
  }

  @Override
  public void makeDirectory(String path) {
    if (folders.contains(path)) {
      throw new SystemCallException("mkdir(\"" + path + "\")", Errno.EEXIST);
    }
    if (!folders.contains(parent(path))) {
      throw new SystemCallException("mkdir(\"" + path + "\")", Errno.ENOENT);
    }
    change("mkdir " + path);
    folders.add(path);
    if (path.startsWith(CGROUPS) && legacy) {
      texts.put(path + "/cgroup.procs", "");
      texts.put(path + "/cpuset.cpus", "\n");
      texts.put(path + "/cpuset.mems", "\n");
      texts.put(path + "/cpuset.effective_cpus", "\n");
      texts.put(path + "/cpuset.effective_mems", "0-1\n");
      texts.put(path + "/cpuset.memory_migrate", "0\n");
    } else if (path.startsWith(CGROUPS)) {
      texts.put(path + "/cgroup.procs", "");
      texts.put(path + "/cgroup.subtree_control", "");
      if (texts.get(parent(path) + "/cgroup.subtree_control").contains("cpuset")) {
        texts.put(path + "/cpuset.cpus", "\n");
        texts.put(path + "/cpuset.cpus.effective", ListFormat.format(availableCpus) + "\n");
        texts.put(path + "/cpuset.mems", "\n");
      }
    }
  }

  @Override
  public void removeDirectory(String path) {
    String call = "rmdir(\"" + path + "\")";
    if (!folders.contains(path)) {
      throw new SystemCallException(call, Errno.ENOENT);
    }
    if (folders.stream().anyMatch(folder -> parent(folder).equals(path))) {
      throw new SystemCallException(call, path.startsWith(CGROUPS) ? Errno.EBUSY : ENOTEMPTY);
    }
    if (!texts.getOrDefault(path + "/cgroup.procs", "").isBlank()) {
      throw new SystemCallException(call, Errno.EBUSY);
    }
    change("rmdir " + path);
    without(path);
  }

  @Override
  public List<String> list(String path) {
    if (!folders.contains(path)) {
      throw new SystemCallException("list(\"" + path + "\")", Errno.ENOENT);
    }
    SortedSet<String> names = new TreeSet<>();
    for (Set<String> paths : List.of(folders, texts.keySet())) {
      paths.stream()
          .filter(entry -> entry.length() > 1 && parent(entry).equals(path))
          .forEach(entry -> names.add(entry.substring(entry.lastIndexOf('/') + 1)));
    }
    return List.copyOf(names);
  }
}
