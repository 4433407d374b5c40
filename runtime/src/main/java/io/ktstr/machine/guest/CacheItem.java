package io.ktstr.machine.guest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * Something in the cache.
 *
 * @param kind what it is for
 * @param name what it is, for people
 * @param path the file or folder
 * @param bytes what it takes of the disk
 * @param lastUse when it was used or changed last
 */
public record CacheItem(Kind kind, String name, Path path, long bytes, Instant lastUse) {

  /** What things in the cache are for. */
  public enum Kind {
    /** Guests boot it. */
    KERNEL("kernel"),
    /** Guests with a shell have it. */
    BUSYBOX("busybox"),
    /** Whether KVM works, and why not. */
    DECISION("KVM decision"),
    /** Tests restore it. */
    SAVED_GUEST("saved guest"),
    /** Sockets and logs of a guest whose JVM lives. */
    RUNNING_GUEST("running guest"),
    /** What a process that is gone has left. */
    ABANDONED("left behind");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /**
     * The name for people.
     *
     * @return in lower case
     */
    public String title() {
      return title;
    }
  }

  /** Checks that nothing is null. */
  public CacheItem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(lastUse, "lastUse");
  }
}
