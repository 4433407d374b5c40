package io.ktstr.adhoc;

import io.ktstr.model.LoopKind;
import io.ktstr.model.LoopParameter;
import io.ktstr.model.LoopValues;
import io.ktstr.model.Phase;
import io.ktstr.model.WorkType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a loop is written: its name, and behind a colon its numbers, phases or nodes. */
final class LoopSyntax {

  static final String FORMS =
      Arrays.stream(LoopKind.values()).map(LoopSyntax::form).collect(Collectors.joining(", "));

  private static final double NANOS_PER_MILLI = 1e6;

  private LoopSyntax() {}

  static WorkType parse(Snippet value) {
    Snippet name = value.before(':');
    LoopKind kind =
        Arrays.stream(LoopKind.values())
            .filter(k -> name(k).equals(name.text()))
            .findFirst()
            .orElseThrow(() -> name.isNo("kind of work", FORMS));
    Optional<Snippet> rest = value.after(':');
    return switch (kind) {
      case SEQUENCE -> kind.with(new LoopValues(List.of(), phases(required(value)), List.of()));
      case NUMA_WORKING_SET_SWEEP -> sweep(kind, required(value));
      default -> rest.map(r -> kind.with(numbers(kind, r))).orElseGet(kind::defaults);
    };
  }

  private static String name(LoopKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String form(LoopKind kind) {
    return switch (kind) {
      case SEQUENCE -> name(kind) + ":KIND=MS/KIND=MS (spin, sleep, yield, io)";
      case NUMA_WORKING_SET_SWEEP -> name(kind) + "[:" + names(kind) + "]:LIST";
      default -> name(kind) + (kind.parameters().isEmpty() ? "" : "[:" + names(kind) + "]");
    };
  }

  private static String names(LoopKind kind) {
    return kind.parameters().stream().map(LoopParameter::name).collect(Collectors.joining("/"));
  }

  private static Snippet required(Snippet value) {
    return value.after(':').orElseThrow(() -> value.isNo("whole work", FORMS));
  }

  private static LoopValues numbers(LoopKind kind, Snippet list) {
    List<Snippet> parts = list.split('/');
    if (parts.size() != kind.parameters().size()) {
      throw list.isNo("list of the numbers of " + name(kind), form(kind));
    }
    return LoopValues.of(parts.stream().map(Numbers::number).toList());
  }

  private static WorkType sweep(LoopKind kind, Snippet rest) {
    LoopValues numbers =
        rest.after(':')
            .map(list -> numbers(kind, rest.before(':')))
            .orElseGet(() -> LoopValues.of(kind.numbers(kind.defaults())));
    List<Integer> nodes = Numbers.idList(rest.after(':').orElse(rest));
    return kind.with(new LoopValues(numbers.numbers(), List.of(), nodes));
  }

  private static List<Phase> phases(Snippet list) {
    return list.split('/').stream().map(LoopSyntax::phase).toList();
  }

  private static Phase phase(Snippet part) {
    Snippet name = part.before('=');
    Phase.Kind kind =
        Arrays.stream(Phase.Kind.values())
            .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(name.text()))
            .findFirst()
            .orElseThrow(() -> name.isNo("kind of phase", "spin, sleep, yield or io"));
    Snippet millis =
        part.after('=')
            .orElseThrow(() -> part.isNo("phase", "for example spin=5, in milliseconds"));
    return new Phase(
        kind, Duration.ofNanos(Math.round(Numbers.fraction(millis) * NANOS_PER_MILLI)));
  }
}
