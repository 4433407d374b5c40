package io.ktstr.os;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A program to start.
 *
 * @param path of the program
 * @param arguments with the program's name first
 * @param environment its environment
 * @param descriptors number in the child to number in this process
 */
public record SpawnRequest(
    String path,
    List<String> arguments,
    SortedMap<String, String> environment,
    SortedMap<Integer, Integer> descriptors) {

  /** Copies the collections. */
  public SpawnRequest {
    arguments = List.copyOf(arguments);
    environment = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    descriptors = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(descriptors));
  }
}
