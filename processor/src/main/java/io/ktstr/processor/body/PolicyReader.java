package io.ktstr.processor.body;

import io.ktstr.processor.body.Value.Made;
import io.ktstr.processor.read.PolicyDeclaration;
import io.ktstr.processor.read.Written;
import io.ktstr.processor.read.WrittenList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a {@link io.ktstr.model.MemPolicy}. */
final class PolicyReader {

  private final Made made;

  private PolicyReader(Made made) {
    this.made = made;
  }

  static Part<PolicyDeclaration> read(Value value) {
    if (!(value instanceof Made made) || !made.is("MemPolicy")) {
      return Part.unknown();
    }
    return made.member().equals("defaultPolicy")
        ? Part.absent()
        : Part.of(new PolicyReader(made).read());
  }

  private Optional<PolicyDeclaration> read() {
    return switch (made.member()) {
      case "local" -> Optional.of(new Chosen().local());
      case "preferred" ->
          Numbers.integer(made.argument(0)).map(node -> new Chosen().preferred(node));
      case "bind", "interleave", "preferredMany" ->
          Numbers.ids(made.arguments(), made.origin())
              .map(nodes -> new Chosen().nodes(nodes, Optional.empty()));
      case "weightedInterleave" -> weighted();
      default -> Optional.empty();
    };
  }

  private Optional<PolicyDeclaration> weighted() {
    if (made.arguments().size() == 1 && made.argument(0) instanceof Made map && map.is("Map")) {
      return weights(map);
    }
    return Numbers.ids(made.arguments(), made.origin())
        .map(nodes -> new Chosen().nodes(nodes, Optional.empty()));
  }

  /** Nodes and weights by turns. */
  private Optional<PolicyDeclaration> weights(Made map) {
    List<Value> nodes = new ArrayList<>();
    List<Value> weights = new ArrayList<>();
    if (!map.member().equals("of")) {
      return Optional.empty();
    }
    for (int i = 0; i + 1 < map.arguments().size(); i += 2) {
      nodes.add(map.arguments().get(i));
      weights.add(map.arguments().get(i + 1));
    }
    return Numbers.ids(nodes, made.origin())
        .filter(PolicyReader::areDifferent)
        .flatMap(
            ids ->
                Numbers.ids(weights, map.origin())
                    .map(
                        w ->
                            new Chosen().nodes(ids, Optional.of(w).filter(l -> !nodes.isEmpty()))));
  }

  /** A map with the same key twice is an exception of the Java library, not of this one. */
  private static boolean areDifferent(WrittenList<Integer> nodes) {
    Set<Integer> seen = new HashSet<>(nodes.values());
    return seen.size() == nodes.elements().size();
  }

  /** The alternative that the factory stands for, and no other. */
  private final class Chosen {

    PolicyDeclaration local() {
      return of(Optional.empty(), Optional.of(new Written<>(true, made.origin())));
    }

    PolicyDeclaration preferred(Written<Integer> node) {
      return of(Optional.of(node), Optional.empty());
    }

    private PolicyDeclaration of(
        Optional<Written<Integer>> preferred, Optional<Written<Boolean>> local) {
      return new PolicyDeclaration(
          made.origin(),
          Optional.empty(),
          preferred,
          Optional.empty(),
          local,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    PolicyDeclaration nodes(WrittenList<Integer> nodes, Optional<WrittenList<Integer>> weights) {
      return new PolicyDeclaration(
          made.origin(),
          ifCalled("bind", nodes),
          Optional.empty(),
          ifCalled("interleave", nodes),
          Optional.empty(),
          ifCalled("preferredMany", nodes),
          ifCalled("weightedInterleave", nodes),
          weights);
    }

    private Optional<WrittenList<Integer>> ifCalled(String factory, WrittenList<Integer> nodes) {
      return made.member().equals(factory) ? Optional.of(nodes) : Optional.empty();
    }
  }
}
