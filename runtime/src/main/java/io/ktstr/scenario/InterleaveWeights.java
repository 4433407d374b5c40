package io.ktstr.scenario;

import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.Refusals;
import io.ktstr.machine.SystemCallException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights of weighted interleaving, see
 * Documentation/ABI/testing/sysfs-kernel-mm-mempolicy-weighted-interleave. They are the machine's:
 * closing restores what was there.
 */
final class InterleaveWeights implements AutoCloseable {

  private static final String FOLDER = "/sys/kernel/mm/mempolicy/weighted_interleave";

  private final MachineFiles files;
  private final SortedMap<Integer, String> before = new TreeMap<>();

  InterleaveWeights(MachineFiles files) {
    this.files = files;
  }

  void write(Map<Integer, Integer> weights) {
    weights.forEach(this::write);
  }

  private void write(int node, int weight) {
    before.put(node, read(node));
    files.write(path(node), String.valueOf(weight));
  }

  private String read(int node) {
    try {
      return files.read(path(node)).strip();
    } catch (SystemCallException e) {
      if (e.errno().equals(Errno.ENOENT)) {
        throw new MachineException(
            "the machine has no file "
                + path(node)
                + "; weights need MPOL_WEIGHTED_INTERLEAVE, Linux 6.9 or later; use a newer kernel",
            e);
      }
      throw e;
    }
  }

  private static String path(int node) {
    return FOLDER + "/node" + node;
  }

  @Override
  public void close() {
    Refusals refusals = new Refusals();
    before.forEach((node, weight) -> refusals.attempt(() -> files.write(path(node), weight)));
    refusals.rethrow();
  }
}
