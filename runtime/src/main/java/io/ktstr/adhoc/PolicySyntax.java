package io.ktstr.adhoc;

import io.ktstr.model.MemPolicy;
import io.ktstr.model.MpolFlags;
import java.util.Map;
import java.util.TreeMap;

/** How a memory policy and its flags are written. */
final class PolicySyntax {

  static final String FORMS =
      "default, local, bind:LIST, preferred:N, preferred-many:LIST, interleave:LIST, weighted:LIST or"
          + " weighted:N=WEIGHT/N=WEIGHT";

  private static final Map<String, MpolFlags> FLAGS =
      Map.of(
          "static", MpolFlags.STATIC_NODES,
          "relative", MpolFlags.RELATIVE_NODES,
          "balancing", MpolFlags.NUMA_BALANCING);

  static final String FLAG_FORMS = "static, relative, balancing, or several with / between them";

  private PolicySyntax() {}

  static MemPolicy parse(Snippet value) {
    return switch (value.text()) {
      case "default" -> MemPolicy.defaultPolicy();
      case "local" -> MemPolicy.local();
      default ->
          withNodes(
              value.before(':'),
              value.after(':').orElseThrow(() -> value.isNo("memory policy", FORMS)));
    };
  }

  private static MemPolicy withNodes(Snippet kind, Snippet nodes) {
    return switch (kind.text()) {
      case "bind" -> MemPolicy.bind(Numbers.ids(nodes));
      case "preferred" -> MemPolicy.preferred(Numbers.id(nodes));
      case "preferred-many" -> MemPolicy.preferredMany(Numbers.ids(nodes));
      case "interleave" -> MemPolicy.interleave(Numbers.ids(nodes));
      case "weighted" ->
          nodes.text().contains("=")
              ? nodes.build(() -> MemPolicy.weightedInterleave(weights(nodes)))
              : MemPolicy.weightedInterleave(Numbers.ids(nodes));
      default -> throw kind.isNo("memory policy with nodes", FORMS);
    };
  }

  private static Map<Integer, Integer> weights(Snippet nodes) {
    Map<Integer, Integer> weights = new TreeMap<>();
    for (Snippet part : nodes.split('/')) {
      Snippet weight =
          part.after('=').orElseThrow(() -> part.isNo("node with a weight", "N=WEIGHT"));
      if (weights.put(Numbers.id(part.before('=')), Numbers.whole(weight)) != null) {
        throw part.before('=').failure("node " + part.before('=').text() + " has two weights");
      }
    }
    return weights;
  }

  static MpolFlags flags(Snippet value) {
    MpolFlags flags = MpolFlags.NONE;
    for (Snippet part : value.split('/')) {
      MpolFlags flag = FLAGS.get(part.text());
      if (flag == null) {
        throw part.isNo("flag of a memory policy", FLAG_FORMS);
      }
      flags = flags.union(flag);
    }
    return flags;
  }
}
