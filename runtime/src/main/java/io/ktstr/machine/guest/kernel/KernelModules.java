package io.ktstr.machine.guest.kernel;

import io.ktstr.machine.guest.cache.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/**
 * The modules that a kernel needs before its guest can be talked to: those that drive a
 * virtio-serial port. They are files in a folder {@code modules} beside the kernel, and the agent
 * loads them in the order of their names.
 */
final class KernelModules {

  /** Name of the folder. */
  static final String FOLDER = "modules";

  private static final Set<String> NEEDED =
      Set.of(
          "virtio",
          "virtio_ring",
          "virtio_pci_legacy_dev",
          "virtio_pci_modern_dev",
          "virtio_pci",
          "virtio_console");

  private static final String SUFFIX = ".ko";

  /** A string in the section .modinfo of a module, which ends with a NUL. */
  private static final Pattern DEPENDS = Pattern.compile("\\x00depends=([a-z_,]*)\\x00");

  private static final Pattern IN_PACKAGE =
      Pattern.compile(
          "(?:\\./)?(?:usr/)?lib/modules/[^/]+/kernel/(?:[^/]+/)+([a-z_]+)\\.ko(?:\\.(xz|zst|gz))?");

  /** Larger than any of them, so that a package cannot fill the disk. */
  private static final int MAX_BYTES = 8 << 20;

  private KernelModules() {}

  /** Those beside a kernel, in the order in which they are loaded. */
  static List<Path> beside(Path kernel) {
    return in(kernel.resolveSibling(FOLDER));
  }

  /** Those in a folder, in the order in which they are loaded. */
  static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file name of a module that is needed; empty for any other file of a package. */
  static Optional<String> nameFor(String pathInPackage) {
    Matcher path = IN_PACKAGE.matcher(pathInPackage);
    return path.matches() && NEEDED.contains(path.group(1))
        ? Optional.of(path.group(1) + SUFFIX)
        : Optional.empty();
  }

  /** Numbers the modules of a folder, so that each comes after those that it depends on. */
  static void number(Path folder) throws IOException {
    Set<Path> visited = new HashSet<>();
    Set<Path> placed = new LinkedHashSet<>();
    for (Path module : in(folder)) {
      place(module, visited, placed);
    }
    int number = 0;
    for (Path module : placed) {
      Files.move(module, folder.resolve(number + "-" + module.getFileName()));
      number++;
    }
  }

  private static void place(Path module, Set<Path> visited, Set<Path> placed) throws IOException {
    if (!visited.add(module)) {
      return;
    }
    for (String name : dependencies(module)) {
      Path needed = module.resolveSibling(name + SUFFIX);
      if (Files.exists(needed) && !needed.equals(module)) {
        place(needed, visited, placed);
      }
    }
    placed.add(module);
  }

  private static List<String> dependencies(Path module) throws IOException {
    Matcher depends = DEPENDS.matcher(Files.readString(module, StandardCharsets.ISO_8859_1));
    return depends.find() && !depends.group(1).isEmpty()
        ? List.of(depends.group(1).split(",", -1))
        : List.of();
  }

  /** Writes a module as the kernel takes it: not compressed. */
  static void write(InputStream module, String pathInPackage, Path target) throws IOException {
    byte[] plain = decompressed(module, pathInPackage).readNBytes(MAX_BYTES + 1);
    if (plain.length == 0 || plain.length > MAX_BYTES) {
      throw new IOException(
          pathInPackage
              + (plain.length == 0 ? " is empty" : " has more than " + MAX_BYTES + " bytes"));
    }
    Files.write(target, plain);
  }

  private static InputStream decompressed(InputStream module, String path) throws IOException {
    if (path.endsWith(SUFFIX)) {
      return module;
    }
    try {
      return new CompressorStreamFactory()
          .createCompressorInputStream(new BufferedInputStream(module));
    } catch (CompressorException e) {
      throw new IOException(path + " cannot be decompressed (" + e.getMessage() + ")", e);
    }
  }

  /** Copies modules into a directory that holds a kernel. */
  static void copy(List<Path> modules, Path directory) throws IOException {
    if (modules.isEmpty()) {
      return;
    }
    Path folder = Files.createDirectory(directory.resolve(FOLDER));
    for (Path module : modules) {
      Files.copy(module, folder.resolve(module.getFileName()));
    }
  }

  /** Tells modules apart; empty if there are none. */
  static String fingerprint(List<Path> modules) throws IOException {
    List<String> each = new ArrayList<>();
    for (Path module : modules) {
      each.add(module.getFileName() + ":" + Sha256.of(module));
    }
    return String.join(" ", each);
  }
}
