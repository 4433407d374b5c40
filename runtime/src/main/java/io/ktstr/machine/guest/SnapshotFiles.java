package io.ktstr.machine.guest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a saved guest.
 *
 * @param folder where they are
 */
record SnapshotFiles(Path folder) {

  /** Everything but the memory. */
  Path state() {
    return folder.resolve("state");
  }

  /** What was saved, and what the files looked like then. */
  Path description() {
    return folder.resolve("snapshot.properties");
  }

  Path memory(int node) {
    return folder.resolve("memory" + node);
  }

  List<Path> memories(int nodes) {
    List<Path> memories = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      memories.add(memory(node));
    }
    return memories;
  }
}
