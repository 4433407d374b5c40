package io.ktstr.machine;

import java.util.List;

/**
 * Files of a machine under test: /proc, /sys and the cgroup tree. Paths are absolute and without
 * {@code ..}. Every refusal is a {@link SystemCallException} with the call, the path and the errno.
 */
public interface MachineFiles {

  /**
   * Reads a text file to its end.
   *
   * @param path absolute path
   * @return its content
   */
  String read(String path);

  /**
   * Writes an existing file with one write(2), as cgroup and sysfs files want it.
   *
   * @param path absolute path
   * @param text the content
   */
  void write(String path, String text);

  /**
   * Makes a directory with mode 0755.
   *
   * @param path absolute path
   */
  void makeDirectory(String path);

  /**
   * Removes an empty directory; a cgroup directory counts as empty when it has no processes and no
   * children.
   *
   * @param path absolute path
   */
  void removeDirectory(String path);

  /**
   * Lists a directory.
   *
   * @param path absolute path
   * @return names in ascending order, without {@code .} and {@code ..}
   */
  List<String> list(String path);
}
