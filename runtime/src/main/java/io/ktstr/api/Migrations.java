package io.ktstr.api;

import java.util.List;

/**
 * How often a worker was seen on another CPU than at the checkpoint before.
 *
 * @param count all of them
 * @param last the last of them in the order of time, 64 at most
 */
public record Migrations(long count, List<Migration> last) {

  /** The worker stayed where it was. */
  public static final Migrations NONE = new Migrations(0, List.of());

  /** Copies the list. */
  public Migrations {
    last = List.copyOf(last);
  }
}
