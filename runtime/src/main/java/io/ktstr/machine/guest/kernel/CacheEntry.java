package io.ktstr.machine.guest.kernel;

import io.ktstr.machine.guest.cache.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * One directory of the cache: the kernel and {@code kernel.properties}, which says what it is. The
 * directory has the name of the kernel version.
 */
final class CacheEntry {

  private static final String RECORD = "kernel.properties";

  private static final String MODULES = "modules";

  private final Path directory;

  CacheEntry(Path directory) {
    this.directory = directory;
  }

  /** Writes the record of a kernel that is already in the directory. */
  CachedKernel write(KernelImage image, KernelOrigin origin) throws IOException {
    String sha256 = Sha256.of(image.file());
    CachedKernel kernel = new CachedKernel(image, origin, sha256, Files.size(image.file()));
    Properties properties = new Properties();
    properties.setProperty("version", image.version().text());
    properties.setProperty("format", image.format().fileName());
    properties.setProperty("package", origin.packageName());
    properties.setProperty("packageVersion", origin.packageVersion());
    properties.setProperty("sha256", sha256);
    properties.setProperty("size", Long.toString(kernel.size()));
    properties.setProperty(MODULES, KernelModules.fingerprint(image.modules()));
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Files.writeString(directory.resolve(RECORD), text.toString());
    return kernel;
  }

  /**
   * Reads the record and compares it with what is there, but not the contents of the kernel.
   *
   * @throws KernelException when it is missing, unreadable or does not fit
   */
  CachedKernel read() {
    try {
      Properties properties = load();
      KernelFormat format = format(properties);
      Path file = directory.resolve(format.fileName());
      long size = Files.size(file);
      requireEqual("size", Long.toString(size), value(properties, "size"));
      String version = directory.getFileName().toString();
      requireEqual("version", version, value(properties, "version"));
      return new CachedKernel(
          new KernelImage(new KernelVersion(version), file, format),
          new KernelOrigin(value(properties, "package"), value(properties, "packageVersion")),
          value(properties, "sha256"),
          size);
    } catch (IOException e) {
      throw damaged(e.getMessage() + " (" + IoReason.of(e) + ")");
    }
  }

  /**
   * Checks the contents of the kernel too.
   *
   * @throws KernelException when anything is missing or differs
   */
  CachedKernel verify() {
    CachedKernel kernel = read();
    try {
      requireEqual("SHA-256", Sha256.of(kernel.image().file()), kernel.sha256());
      requireEqual(
          "list of modules",
          KernelModules.fingerprint(kernel.image().modules()),
          value(load(), MODULES));
      return kernel;
    } catch (IOException e) {
      throw damaged(IoReason.of(e));
    }
  }

  /** The kernel, if it came from this package version and nothing about it is damaged. */
  Optional<CachedKernel> undamaged(KernelOrigin origin) {
    try {
      return read().origin().equals(origin) ? Optional.of(verify()) : Optional.empty();
    } catch (KernelException e) {
      return Optional.empty();
    }
  }

  /** Whether this is the same kernel from the same package, undamaged. */
  boolean holdsUndamaged(CachedKernel kernel) {
    return undamaged(kernel.origin())
        .filter(found -> found.sha256().equals(kernel.sha256()))
        .isPresent();
  }

  private Properties load() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve(RECORD))) {
      properties.load(reader);
      return properties;
    } catch (IllegalArgumentException e) {
      throw damaged(RECORD + " has a malformed escape");
    }
  }

  private KernelFormat format(Properties properties) {
    String name = value(properties, "format");
    for (KernelFormat format : KernelFormat.values()) {
      if (format.fileName().equals(name)) {
        return format;
      }
    }
    throw damaged("\"" + name + "\" in " + RECORD + " is no kernel format");
  }

  private String value(Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw damaged(RECORD + " has no " + key);
    }
    return value;
  }

  private void requireEqual(String what, String found, String recorded) {
    if (!found.equals(recorded)) {
      throw damaged("its " + what + " is " + found + " and " + RECORD + " says " + recorded);
    }
  }

  private KernelException damaged(String reason) {
    return new KernelException(
        "the cached kernel in " + directory + " is damaged",
        reason,
        "delete the directory and run ./ktstr kernel fetch");
  }
}
