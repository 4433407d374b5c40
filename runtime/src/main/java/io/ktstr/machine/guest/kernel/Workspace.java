package io.ktstr.machine.guest.kernel;

import io.ktstr.machine.guest.cache.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A temporary directory inside the cache, so that what is finished can be renamed into its place.
 */
final class Workspace implements AutoCloseable {

  private static final String PREFIX = ".tmp-";

  /**
   * Longer than all that is done in a workspace, so what is older was left behind by a JVM that was
   * killed.
   */
  private static final Duration ABANDONED = Duration.ofHours(2);

  private final Path directory;

  private Workspace(Path directory) {
    this.directory = directory;
  }

  /** Makes one, and deletes what killed JVMs left behind. */
  static Workspace in(Path parent) throws IOException {
    sweep(parent, Instant.now().minus(ABANDONED));
    return new Workspace(Files.createTempDirectory(parent, PREFIX));
  }

  private static void sweep(Path parent, Instant limit) throws IOException {
    try (DirectoryStream<Path> workspaces = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path workspace : workspaces) {
        if (isOlder(workspace, limit)) {
          FileTree.delete(workspace);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isOlder(Path workspace, Instant limit) throws IOException {
    try {
      return Files.getLastModifiedTime(workspace).toInstant().isBefore(limit);
    } catch (NoSuchFileException e) {
      // Its owner has just finished with it.
      return false;
    }
  }

  Path directory() {
    return directory;
  }

  /** Makes a directory in it with the permissions of any new directory. */
  Path subdirectory(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }

  @Override
  public void close() {
    try {
      FileTree.delete(directory);
    } catch (IOException e) {
      throw new KernelException(directory + " cannot be deleted", e, Advice.CHOOSE_A_CACHE);
    }
  }
}
