package io.ktstr;

import io.ktstr.model.CpusetSpec;
import io.ktstr.model.ListFormat;
import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values from the text that their toString() prints, so that test tables can be text. */
public final class Texts {

  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)");

  private Texts() {}

  /** For example {@code bind:0-1}, {@code preferred:1}, {@code default}. */
  public static MemPolicy policy(String text) {
    String[] parts = text.split(":", 2);
    Set<Integer> nodes = parts.length == 2 ? ListFormat.parse(parts[1]) : Set.of();
    return switch (parts[0]) {
      case "default" -> MemPolicy.defaultPolicy();
      case "bind" -> MemPolicy.bind(nodes);
      case "preferred" -> MemPolicy.preferred(nodes.iterator().next());
      case "interleave" -> MemPolicy.interleave(nodes);
      case "local" -> MemPolicy.local();
      case "preferred-many" -> MemPolicy.preferredMany(nodes);
      case "weighted-interleave" -> MemPolicy.weightedInterleave(nodes);
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** For example {@code STATIC+BALANCING}, {@code NONE}. */
  public static MpolFlags flags(String text) {
    return Arrays.stream(text.split("\\+", -1))
        .map(Texts::flag)
        .reduce(MpolFlags.NONE, MpolFlags::union);
  }

  private static MpolFlags flag(String name) {
    return switch (name) {
      case "NONE" -> MpolFlags.NONE;
      case "STATIC" -> MpolFlags.STATIC_NODES;
      case "RELATIVE" -> MpolFlags.RELATIVE_NODES;
      case "BALANCING" -> MpolFlags.NUMA_BALANCING;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** For example {@code numa(0)}, {@code range(0.0, 0.5)}, {@code exact(0-3)}. */
  public static CpusetSpec cpuset(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      throw new IllegalArgumentException(text);
    }
    String[] arguments = call.group(2).split(", ", -1);
    return switch (call.group(1)) {
      case "llc" -> CpusetSpec.llc(integer(arguments[0]));
      case "numa" -> CpusetSpec.numa(integer(arguments[0]));
      case "range" -> CpusetSpec.range(decimal(arguments[0]), decimal(arguments[1]));
      case "disjoint" -> CpusetSpec.disjoint(integer(arguments[0]), integer(arguments[1]));
      case "overlap" ->
          CpusetSpec.overlap(integer(arguments[0]), integer(arguments[1]), decimal(arguments[2]));
      case "exact" -> CpusetSpec.exact(ListFormat.parse(call.group(2)));
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static int integer(String text) {
    return Integer.parseInt(text);
  }

  private static double decimal(String text) {
    return Double.parseDouble(text);
  }
}
