package io.ktstr.doctor;

import io.ktstr.machine.MachineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder where kernels, saved guests and the files of running ones are kept. */
final class CacheArea implements Area {

  static final String NAME = "cache";

  /** A kernel and one saved guest. */
  private static final long LEAST_FREE_MB = 300;

  private static final int MB_SHIFT = 20;
  private static final int PAGE = 4096;

  private final Path cache;

  CacheArea(Path cache) {
    this.cache = cache;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> examine() {
    Path there = existing(cache);
    try {
      tryToWrite(there);
      return List.of(enough(there, Files.getFileStore(there).getUsableSpace() >> MB_SHIFT));
    } catch (IOException e) {
      return List.of(
          Finding.broken(
              NAME,
              cache + " cannot be written (" + e + ")",
              "make it writable, or set ktstr.cache to a folder that is"));
    }
  }

  private Finding enough(Path there, long freeMb) {
    String holds =
        there.equals(cache)
            ? cache + " holds " + usedMb() + ", can be written"
            : cache + " is not there yet, can be made";
    return freeMb >= LEAST_FREE_MB
        ? Finding.ok(NAME, holds + ", " + freeMb + " MB are free")
        : Finding.broken(
            NAME,
            holds + ", but only " + freeMb + " MB are free",
            "a kernel and a saved guest need "
                + LEAST_FREE_MB
                + " MB; make room or set ktstr.cache");
  }

  /** The cache, or the lowest folder above it that is there. */
  private static Path existing(Path cache) {
    Path folder = cache;
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static void tryToWrite(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, ".ktstr", ".doctor");
    try {
      Files.write(file, new byte[PAGE]);
    } finally {
      Files.delete(file);
    }
  }

  /** Saved guests are full of holes, so the sizes of files say little of the disk. */
  private String usedMb() {
    try {
      Program usage = Program.run("", List.of("du", "-sm", cache.toString()));
      String size = usage.firstLine().split("\\s", 2)[0];
      return size.matches("\\d+") ? size + " MB" : "an unknown size";
    } catch (MachineException e) {
      return "an unknown size";
    }
  }
}
