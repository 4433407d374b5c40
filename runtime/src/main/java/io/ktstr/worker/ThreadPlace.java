package io.ktstr.worker;

/**
 * Where a worker is in a process that it shares with others, whose slots are neighbours.
 *
 * @param threads how many workers the process has, for the first of them; 0 for the others
 * @param leader how many slots back the first of them is; 0 for the first itself
 */
public record ThreadPlace(int threads, int leader) {

  /** A process of its own. */
  public static final ThreadPlace ALONE = new ThreadPlace(0, 0);

  /** Worker number {@code index} of {@code count}. */
  static ThreadPlace of(int index, int count) {
    return new ThreadPlace(index == 0 ? count : 0, index);
  }
}
