package io.ktstr.machine;

import java.util.List;

/**
 * The arguments of set_mempolicy(2), which are passed on as they are.
 *
 * @param mode first argument
 * @param mask words of the nodemask, word 0 lowest; at most {@value #MAX_WORDS}
 * @param maxnode third argument; with 0 the nodemask is a NULL pointer
 */
public record TrialCall(int mode, List<Long> mask, long maxnode) {

  /** Words of the longest mask. */
  public static final int MAX_WORDS = 2;

  /** Copies the words and checks their number. */
  public TrialCall {
    mask = List.copyOf(mask);
    if (mask.size() > MAX_WORDS) {
      throw new IllegalArgumentException(
          "a mask of " + mask.size() + " words is longer than " + MAX_WORDS);
    }
  }
}
