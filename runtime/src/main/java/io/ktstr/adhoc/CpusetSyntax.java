package io.ktstr.adhoc;

import io.ktstr.model.CpusetSpec;
import java.util.List;

/** How a cpuset is written: one form for each kind of {@link CpusetSpec}. */
final class CpusetSyntax {

  static final String FORMS =
      "numaN, llcN, exact:LIST, range:FROM-TO, disjoint:INDEX/OF or overlap:INDEX/OF/FRACTION";

  private CpusetSyntax() {}

  static CpusetSpec parse(Snippet value) {
    if (value.text().startsWith("numa")) {
      return CpusetSpec.numa(Numbers.id(value.from("numa".length())));
    }
    if (value.text().startsWith("llc")) {
      return CpusetSpec.llc(Numbers.id(value.from("llc".length())));
    }
    Snippet rest = value.after(':').orElseThrow(() -> value.isNo("cpuset", FORMS));
    return switch (value.before(':').text()) {
      case "exact" -> CpusetSpec.exact(Numbers.ids(rest));
      case "range" -> range(rest);
      case "disjoint" -> disjoint(rest);
      case "overlap" -> overlap(rest);
      default -> throw value.before(':').isNo("kind of cpuset", FORMS);
    };
  }

  private static CpusetSpec range(Snippet rest) {
    Snippet end = rest.after('-').orElseThrow(() -> rest.isNo("range", "for example 0.0-0.5"));
    return CpusetSpec.range(Numbers.fraction(rest.before('-')), Numbers.fraction(end));
  }

  private static CpusetSpec disjoint(Snippet rest) {
    List<Snippet> parts = parts(rest, 2, "for example 0/2, the first of two");
    return CpusetSpec.disjoint(Numbers.whole(parts.get(0)), Numbers.whole(parts.get(1)));
  }

  private static CpusetSpec overlap(Snippet rest) {
    List<Snippet> parts = parts(rest, 3, "for example 0/2/0.25, the first of two, widened");
    return CpusetSpec.overlap(
        Numbers.whole(parts.get(0)), Numbers.whole(parts.get(1)), Numbers.fraction(parts.get(2)));
  }

  private static List<Snippet> parts(Snippet rest, int count, String write) {
    List<Snippet> parts = rest.split('/');
    if (parts.size() != count) {
      throw rest.isNo("part of a whole", write);
    }
    return parts;
  }
}
