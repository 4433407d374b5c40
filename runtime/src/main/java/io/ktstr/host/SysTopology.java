package io.ktstr.host;

import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.SystemCallException;
import io.ktstr.model.CpuLayout;
import io.ktstr.model.ListFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the layout of a machine, see Documentation/ABI/stable/sysfs-devices-node and
 * .../testing/sysfs-devices-system-cpu.
 */
public final class SysTopology {

  private static final String CPU = "/sys/devices/system/cpu";
  private static final String STATUS = "/proc/self/status";
  private static final String NODE = "/sys/devices/system/node";

  private final MachineFiles files;

  private SysTopology(MachineFiles files) {
    this.files = files;
  }

  /**
   * Reads a machine.
   *
   * @param files its files
   * @return its CPUs, last-level caches and nodes, online ones only
   */
  public static CpuLayout read(MachineFiles files) {
    SysTopology reader = new SysTopology(files);
    Set<Integer> online = reader.list(CPU + "/online");
    SortedMap<Integer, Set<Integer>> nodes = reader.nodes(online);
    return new CpuLayout(nodes, reader.lastLevelCaches(online), reader.memoryNodes(nodes.keySet()));
  }

  /**
   * Reads what of a machine its harness may use: a container or taskset(1) can leave it a part of
   * the CPUs and of the nodes, and its workers with it.
   *
   * @param files its files
   * @return the layout without the CPUs and memory that are not allowed
   */
  public static CpuLayout readAllowed(MachineFiles files) {
    String status = files.read(STATUS);
    return read(files)
        .restrictedTo(allowed(status, "Cpus_allowed_list"), allowed(status, "Mems_allowed_list"));
  }

  /** See proc_pid_status(5). */
  private static Set<Integer> allowed(String status, String field) {
    return status
        .lines()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> ListFormat.parse(line.substring(field.length() + 1)))
        .findFirst()
        .orElseThrow(
            () ->
                new MachineException(
                    STATUS
                        + " of the machine has no line "
                        + field
                        + "; "
                        + "which CPUs and nodes can be used is unknown; is /proc mounted?"));
  }

  private SortedMap<Integer, Set<Integer>> nodes(Set<Integer> online) {
    SortedMap<Integer, Set<Integer>> nodes = new TreeMap<>();
    if (!exists(NODE + "/online")) {
      nodes.put(0, online); // a kernel without CONFIG_NUMA has one node and no folder for it
      return nodes;
    }
    for (int node : list(NODE + "/online")) {
      Set<Integer> cpus = new TreeSet<>(list(NODE + "/node" + node + "/cpulist"));
      cpus.retainAll(online);
      nodes.put(node, cpus);
    }
    return nodes;
  }

  private Set<Integer> memoryNodes(Set<Integer> nodes) {
    return exists(NODE + "/has_memory") ? list(NODE + "/has_memory") : nodes;
  }

  /**
   * CPUs without any cache folder, as some virtual machines have them, make up one common cache.
   * Those that share a cache say the same of it, so one of them is asked: on an emulated guest each
   * question takes a millisecond.
   */
  private List<Set<Integer>> lastLevelCaches(Set<Integer> online) {
    Set<Set<Integer>> caches = new LinkedHashSet<>();
    Set<Integer> known = new HashSet<>();
    for (int cpu : online) {
      if (known.add(cpu)) {
        Set<Integer> sharing = new TreeSet<>(sharedLastLevel(cpu));
        known.addAll(sharing);
        sharing.retainAll(online);
        caches.add(sharing.isEmpty() ? online : sharing);
      }
    }
    return new ArrayList<>(caches);
  }

  /** Empty where there is no cache folder. */
  private Set<Integer> sharedLastLevel(int cpu) {
    String folder = CPU + "/cpu" + cpu + "/cache";
    int highest = 0;
    String last = "";
    for (String index : entries(folder)) {
      if (index.startsWith("index")) {
        int level = Integer.parseInt(files.read(folder + "/" + index + "/level").strip());
        if (level > highest) {
          highest = level;
          last = folder + "/" + index;
        }
      }
    }
    return last.isEmpty() ? Set.of() : list(last + "/shared_cpu_list");
  }

  private Set<Integer> list(String path) {
    return ListFormat.parse(files.read(path));
  }

  private boolean exists(String path) {
    int slash = path.lastIndexOf('/');
    return entries(path.substring(0, slash)).contains(path.substring(slash + 1));
  }

  /** Empty also for a folder that is not there. */
  private List<String> entries(String folder) {
    try {
      return files.list(folder);
    } catch (SystemCallException e) {
      if (e.errno().equals(Errno.ENOENT)) {
        return List.of();
      }
      throw e;
    }
  }
}
