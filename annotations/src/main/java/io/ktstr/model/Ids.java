package io.ktstr.model;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Immutable ascending sets of CPU and node ids. */
final class Ids {

  private Ids() {}

  static Set<Integer> copyOf(Iterable<Integer> ids) {
    TreeSet<Integer> sorted = new TreeSet<>();
    ids.forEach(sorted::add);
    return Collections.unmodifiableSortedSet(sorted);
  }

  static Set<Integer> of(int... ids) {
    return of(IntStream.of(ids));
  }

  static Set<Integer> of(IntStream ids) {
    return copyOf(ids.boxed().toList());
  }

  static Set<Integer> range(int startInclusive, int endExclusive) {
    return of(IntStream.range(startInclusive, endExclusive));
  }

  /**
   * The same set, immutable and sorted, after checking each id.
   *
   * @param what what the ids are, for the message: "node" or "CPU"
   */
  static Set<Integer> checked(String what, Set<Integer> ids) {
    ids.forEach(id -> check(what, id));
    return copyOf(ids);
  }

  static int check(String what, int id) {
    if (id < 0 || id > ListFormat.MAX_ID) {
      throw new IllegalArgumentException(
          what
              + " id "
              + id
              + " does not exist on any machine; ids run from 0 to "
              + ListFormat.MAX_ID
              + "; use one of those");
    }
    return id;
  }
}
