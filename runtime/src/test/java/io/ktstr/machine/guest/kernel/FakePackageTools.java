package io.ktstr.machine.guest.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A distribution of shell scripts: what they answer is in files next to them, and downloads are
 * counted.
 */
final class FakePackageTools {

  private static final String APT_CACHE =
      """
      [ "$LC_ALL" = C ] || exit 9
      cat "$here/packages/$3" 2>/dev/null && exit
      echo 'E: No packages found' >&2
      exit 100
      """;

  private static final String APT_GET =
      """
      echo "$@" >>"$here/downloads"
      cp "$here/files.tar" ./fake.deb
      """;

  private static final String DPKG_DEB =
      """
      cat "$2"
      """;

  private final Path directory;

  private FakePackageTools(Path directory) {
    this.directory = directory;
  }

  /** Writes the scripts; the distribution has no packages yet. */
  static FakePackageTools in(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("packages"));
    FakePackageTools tools = new FakePackageTools(directory);
    tools.script("apt-cache", APT_CACHE);
    tools.script("apt-get", APT_GET);
    tools.script("dpkg-deb", DPKG_DEB);
    return tools;
  }

  PackageTools tools() {
    return PackageTools.onPath(directory + ":/usr/bin:/bin");
  }

  void script(String name, String body) throws IOException {
    Path script = directory.resolve(name);
    Files.writeString(script, "#!/bin/sh\nhere=\"" + directory + "\"\n" + body);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  void addPackage(String name, String version, String dependencies) throws IOException {
    Files.writeString(
        directory.resolve("packages").resolve(name),
        "Package: %s\nVersion: %s\nDepends: %s\nDescription: x\n\nPackage: other\n"
            .formatted(name, version, dependencies));
  }

  /** The content of whatever package is downloaded: each file holds the same bytes. */
  void packContent(byte[] content, String... names) throws IOException {
    try (OutputStream file = Files.newOutputStream(directory.resolve("files.tar"));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
      for (String name : names) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
  }

  /** The same as any bytes, which need not be an archive. */
  void packBytes(byte[] bytes) throws IOException {
    Files.write(directory.resolve("files.tar"), bytes);
  }

  byte[] packed() throws IOException {
    return Files.readAllBytes(directory.resolve("files.tar"));
  }

  /** The arguments of each download. */
  List<String> downloads() throws IOException {
    Path log = directory.resolve("downloads");
    return Files.exists(log) ? Files.readAllLines(log, StandardCharsets.UTF_8) : List.of();
  }
}
