package io.ktstr.conformance;

import io.ktstr.machine.Errno;
import io.ktstr.machine.TrialNote;
import io.ktstr.model.ListFormat;
import io.ktstr.model.NodeMask;
import io.ktstr.model.kernel.PolicyRequest;
import io.ktstr.telemetry.NumaMap;
import io.ktstr.worker.PolicyCall;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * The answer to one phase, predicted or observed, in words that can be compared and shown.
 *
 * @param parts what there is to say of each aspect
 */
record Answer(Map<Aspect, String> parts) {

  /** What an answer consists of. */
  enum Aspect {
    /** Whether the phase took place at all. */
    EXISTENCE("the task goes on"),
    /** What set_mempolicy(2) returned. */
    ACCEPTANCE("set_mempolicy"),
    /** What get_mempolicy(2) answered. */
    READ_BACK("get_mempolicy"),
    /** What /proc/self/numa_maps shows. */
    TEXT("numa_maps"),
    /** Where the pages are. */
    PLACEMENT("pages");

    private final String words;

    Aspect(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private static final String ACCEPTED = "accepted";
  private static final String YES = "yes";
  private static final String NO = "no";

  Answer {
    parts = Map.copyOf(parts);
  }

  static Answer ended() {
    return new Answer(Map.of(Aspect.EXISTENCE, NO));
  }

  /** The part of a prediction that is there in every phase. */
  static Builder predicted(PolicyRequest shown) {
    return new Builder()
        .with(Aspect.EXISTENCE, YES)
        .with(Aspect.READ_BACK, PolicyCall.of(shown).describe());
  }

  static Answer of(TrialNote note, Phase phase) {
    if (!note.done()) {
      return ended();
    }
    Builder builder = new Builder().with(Aspect.EXISTENCE, YES);
    builder.with(Aspect.READ_BACK, note.getError() == 0 ? readBack(note) : error(note.getError()));
    if (phase.request().isPresent()) {
      builder.accepted(note.setError());
    }
    if (note.touchError() != 0) {
      builder.with(Aspect.PLACEMENT, error(note.touchError()));
    } else if (!note.line().isEmpty()) {
      NumaMap map = NumaMap.parse(note.line()).get(0);
      builder.with(Aspect.TEXT, map.policy()).with(Aspect.PLACEMENT, shares(map.pages()));
    }
    return builder.build();
  }

  private static String readBack(TrialNote note) {
    return new PolicyCall(note.mode(), NodeMask.of(note.nodes())).describe();
  }

  private static String error(int errno) {
    return new Errno(errno).toString();
  }

  /** Pages that are spread evenly, to the page, are told apart from all others. */
  private static String shares(SortedMap<Integer, Long> pages) {
    if (pages.isEmpty()) {
      return "nowhere";
    }
    long total = pages.values().stream().mapToLong(Long::longValue).sum();
    long least = total / pages.size();
    long most = (total + pages.size() - 1) / pages.size();
    return pages.values().stream().allMatch(count -> count == least || count == most)
        ? evenly(total, pages.keySet())
        : pages.toString();
  }

  private static String evenly(long pages, Set<Integer> nodes) {
    return pages + " evenly on node " + ListFormat.format(nodes);
  }

  /** Puts an answer together. */
  static final class Builder {

    private final Map<Aspect, String> parts = new EnumMap<>(Aspect.class);

    private Builder with(Aspect aspect, String words) {
      parts.put(aspect, words);
      return this;
    }

    Builder accepted(int errno) {
      return with(Aspect.ACCEPTANCE, errno == 0 ? ACCEPTED : error(errno));
    }

    Builder touched(String text, int pages, Set<Integer> nodes) {
      return with(Aspect.TEXT, text).with(Aspect.PLACEMENT, evenly(pages, nodes));
    }

    Answer build() {
      return new Answer(parts);
    }
  }
}
