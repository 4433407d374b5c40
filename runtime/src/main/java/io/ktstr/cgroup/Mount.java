package io.ktstr.cgroup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One mount of a cgroup hierarchy, a line of proc_pid_mountinfo(5).
 *
 * @param version of its interface
 * @param root the cgroup that is seen at the mount point; another one than {@code /} in containers
 * @param folder the mount point
 * @param controllers the controllers of a version 1 hierarchy; empty in version 2
 */
record Mount(CgroupVersion version, String root, String folder, List<String> controllers) {

  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
  private static final int ROOT = 3;
  private static final int MOUNT_POINT = 4;
  private static final int OCTAL_RADIX = 8;

  /** Copies the list. */
  Mount {
    controllers = List.copyOf(controllers);
  }

  /** The hierarchies among all mounts. */
  static List<Mount> parse(String mountInfo) {
    return mountInfo.lines().map(Mount::parseLine).flatMap(Optional::stream).toList();
  }

  /** A hyphen ends the optional fields; type, source and options of the file system follow. */
  private static Optional<Mount> parseLine(String line) {
    int end = line.indexOf(" - ");
    if (end < 0) {
      return Optional.empty();
    }
    String[] fields = line.substring(0, end).split(" ", -1);
    String[] fileSystem = line.substring(end + " - ".length()).split(" ", -1);
    String root = unescape(fields[ROOT]);
    String folder = unescape(fields[MOUNT_POINT]);
    return switch (fileSystem[0]) {
      case "cgroup" ->
          Optional.of(
              new Mount(
                  CgroupVersion.V1,
                  root,
                  folder,
                  Arrays.asList(fileSystem[fileSystem.length - 1].split(",", -1))));
      case "cgroup2" -> Optional.of(new Mount(CgroupVersion.V2, root, folder, List.of()));
      default -> Optional.empty();
    };
  }

  private static String unescape(String text) {
    return OCTAL.matcher(text).replaceAll(Mount::character);
  }

  private static String character(MatchResult octal) {
    char character = (char) Integer.parseInt(octal.group(1), OCTAL_RADIX);
    return java.util.regex.Matcher.quoteReplacement(String.valueOf(character));
  }

  /** The folder of a cgroup of this hierarchy; the mount point if it is not below the root. */
  String folderOf(String cgroup) {
    String below = root.equals("/") ? cgroup : belowRoot(cgroup);
    return below.equals("/") || below.isEmpty() ? folder : folder + below;
  }

  private String belowRoot(String cgroup) {
    return cgroup.startsWith(root + "/") ? cgroup.substring(root.length()) : "/";
  }
}
