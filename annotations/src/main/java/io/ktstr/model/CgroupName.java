package io.ktstr.model;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of cgroups, relative to the subtree that the harness owns. A name becomes a path on the
 * machine under test, so only names that cannot leave the subtree or clash with an interface file
 * of the kernel are accepted.
 */
public final class CgroupName {

  /** Longest name of one level, NAME_MAX of Linux. */
  private static final int MAX_LENGTH = 255;

  private static final Pattern LEVEL = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  /** Prefixes of the kernel's own files in a cgroup directory, see cgroup-v2.rst. */
  private static final Set<String> CONTROLLERS =
      Set.of(
          "cgroup", "cpu", "cpuacct", "cpuset", "devices", "dmem", "freezer", "hugetlb", "io",
          "irq", "memory", "misc", "pids", "rdma");

  /** The kernel's own files in a cgroup directory of version 1 that have no prefix. */
  private static final Set<String> LEGACY_FILES =
      Set.of("tasks", "notify_on_release", "release_agent");

  private CgroupName() {}

  /**
   * What makes a name unusable.
   *
   * @param name one or more levels, separated by single slashes
   * @return the defect, empty for a good name
   */
  public static Optional<Defect> defect(String name) {
    for (String level : name.split("/", -1)) {
      Optional<Defect> defect = levelDefect(name, level);
      if (defect.isPresent()) {
        return defect;
      }
    }
    return Optional.empty();
  }

  private static Optional<Defect> levelDefect(String name, String level) {
    if (level.length() > MAX_LENGTH) {
      return Optional.of(
          new Defect(
              fact(name), "a level is longer than " + MAX_LENGTH + " characters", "shorten it"));
    }
    if (!LEVEL.matcher(level).matches()) {
      return Optional.of(
          new Defect(
              fact(name),
              "each level must be letters, digits, '_', '.' or '-' and begin with a letter, a digit or '_', so that no name leaves the cgroup subtree",
              "rename it, for example \"" + suggestion(name) + "\""));
    }
    if (LEGACY_FILES.contains(level)) {
      return Optional.of(
          new Defect(
              fact(name),
              "\"" + level + "\" is a file of every cgroup of version 1",
              "rename it, for example \"" + level + "_\""));
    }
    int dot = level.indexOf('.');
    if (dot > 0 && CONTROLLERS.contains(level.substring(0, dot))) {
      return Optional.of(
          new Defect(
              fact(name),
              "the kernel keeps names that begin with \""
                  + level.substring(0, dot + 1)
                  + "\" for its own files",
              "rename it, for example \"" + suggestion(name) + "\""));
    }
    return Optional.empty();
  }

  /**
   * How a name looks in a message.
   *
   * @param name any text
   * @return the name, shortened, without anything that a terminal interprets
   */
  public static String shown(String name) {
    return Shown.text(name);
  }

  private static String fact(String name) {
    return "the cgroup name \"" + Shown.text(name) + "\" is not usable";
  }

  private static String suggestion(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^_+|_+$", "");
    return plain.isEmpty() ? "cg_0" : plain.substring(0, Math.min(plain.length(), 40));
  }
}
