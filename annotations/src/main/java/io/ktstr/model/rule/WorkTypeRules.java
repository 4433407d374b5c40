package io.ktstr.model.rule;

import io.ktstr.model.LoopKind;
import io.ktstr.model.LoopParameter;
import io.ktstr.model.Phase;
import io.ktstr.model.WorkType;
import io.ktstr.model.WorkType.CachePressure;
import io.ktstr.model.WorkType.CacheYield;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a loop does something in each of its passes, and whether the passes end. */
public final class WorkTypeRules {

  /** The most phases of a sequence, and the most nodes of a sweep. */
  static final int LONGEST = 16;

  private static final double NANOSECOND_MS = 1e-6;
  private static final double HOUR_MS = 3_600_000;

  private WorkTypeRules() {}

  /**
   * Judges everything about a work type that does not depend on a machine.
   *
   * @param cgroup name for the message
   * @param type what the workers do
   * @return the first violation; Ok for a program
   */
  public static Verdict check(String cgroup, WorkType type) {
    return LoopKind.of(type)
        .map(kind -> numbers(cgroup, kind, type))
        .orElseGet(Verdict::ok)
        .then(() -> stride(cgroup, type))
        .then(() -> phases(cgroup, type))
        .then(() -> WorkNodeRules.list(cgroup, type));
  }

  private static Verdict numbers(String cgroup, LoopKind kind, WorkType type) {
    Verdict verdict = Verdict.ok();
    for (LoopParameter parameter : kind.parameters()) {
      verdict = verdict.then(() -> number(cgroup, kind, parameter, parameter.of(type)));
    }
    return verdict;
  }

  /**
   * Judges a number on its own.
   *
   * @param cgroup name for the message
   * @param kind what the workers do
   * @param parameter what the number is
   * @param value the number
   * @return Ok within the range of the parameter
   */
  public static Verdict number(String cgroup, LoopKind kind, LoopParameter parameter, long value) {
    if (value >= parameter.min() && value <= parameter.max()) {
      return Verdict.ok();
    }
    return parameter.name().equals("operations") && value <= 0
        ? Verdict.violation(RuleCode.WORKERS_PARAMETER_OPERATIONS, cgroup, value)
        : Verdict.violation(
            RuleCode.WORKERS_PARAMETER,
            cgroup,
            kind.displayName(),
            parameter.name(),
            value,
            parameter.min(),
            parameter.max(),
            Nearest.within(parameter.min(), parameter.max(), value));
  }

  /**
   * Judges the steps of a loop over memory.
   *
   * @param cgroup name for the message
   * @param type what the workers do
   * @return a violation for a stride beyond the working set; Ok for types without a stride
   */
  public static Verdict stride(String cgroup, WorkType type) {
    if (type instanceof CachePressure cache) {
      return stride(cgroup, type, cache.sizeKb(), cache.stride());
    }
    return type instanceof CacheYield cache
        ? stride(cgroup, type, cache.sizeKb(), cache.stride())
        : Verdict.ok();
  }

  private static Verdict stride(String cgroup, WorkType type, long sizeKb, long stride) {
    long bytes = LoopParameter.Unit.KIB.toBase(sizeKb);
    return stride <= bytes
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.WORKERS_PARAMETER_STRIDE, cgroup, type.displayName(), stride, sizeKb, bytes);
  }

  /**
   * Judges something that is written with a work type.
   *
   * @param cgroup name for the message
   * @param kind what the workers do
   * @param attribute its name
   * @return a violation if only other types have it
   */
  public static Verdict attribute(String cgroup, LoopKind kind, String attribute) {
    if (kind.attributes().contains(attribute)) {
      return Verdict.ok();
    }
    List<String> own = kind.attributes();
    return Verdict.violation(
        RuleCode.WORKERS_PARAMETER_ELSEWHERE,
        cgroup,
        kind.displayName(),
        attribute,
        own.isEmpty() ? "no parameters" : String.join(", ", own),
        Arrays.stream(LoopKind.values())
            .filter(other -> other.attributes().contains(attribute))
            .map(LoopKind::displayName)
            .collect(Collectors.joining(", ")));
  }

  private static Verdict phases(String cgroup, WorkType type) {
    if (!(type instanceof WorkType.Sequence sequence)) {
      return Verdict.ok();
    }
    Verdict verdict = phaseCount(cgroup, sequence.phases().size());
    for (Phase phase : sequence.phases()) {
      verdict = verdict.then(() -> phaseTime(cgroup, phase.kind(), phase.millis()));
    }
    return verdict;
  }

  /**
   * Judges the number of phases of a sequence.
   *
   * @param cgroup name for the message
   * @param phases how many there are
   * @return Ok from 1 to 16
   */
  public static Verdict phaseCount(String cgroup, int phases) {
    return count(RuleCode.WORKERS_PHASES, cgroup, LoopKind.SEQUENCE, phases, "phase");
  }

  static Verdict count(RuleCode code, String cgroup, LoopKind kind, int number, String noun) {
    if (number >= 1 && number <= LONGEST) {
      return Verdict.ok();
    }
    return Verdict.violation(
        code,
        cgroup,
        kind.displayName(),
        Words.count(number, noun),
        number == 0 ? "name one" : "leave " + (number - LONGEST) + " out");
  }

  /**
   * Judges how long a phase is.
   *
   * @param cgroup name for the message
   * @param kind what is done in it
   * @param millis its length in milliseconds
   * @return Ok from a nanosecond to an hour
   */
  public static Verdict phaseTime(String cgroup, Phase.Kind kind, double millis) {
    return millis >= NANOSECOND_MS && millis <= HOUR_MS
        ? Verdict.ok()
        : Verdict.violation(
            RuleCode.WORKERS_PHASE_TIME, cgroup, kind, millis, millis > HOUR_MS ? "3600000" : "1");
  }
}
