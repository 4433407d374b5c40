package io.ktstr.api;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The verdict of a test's own: claims about what was measured, each of which becomes a check of its
 * own, of kind {@link CheckResult.Kind#CLAIM}, in the result and in its file.
 *
 * <pre>{@code
 * AssertResult pagesMove(Ctx ctx, AssertResult result) {
 *   Verdict verdict = new Verdict();
 *   for (WorkerReport worker : result.workers("mover")) {
 *     verdict
 *         .claim("pages migrated for " + worker.label(), worker.numaPagesMigrated())
 *         .atLeast(1)
 *         .because("NUMA balancing brings pages to the CPU that uses them");
 *   }
 *   return result.merge(verdict.result());
 * }
 * }</pre>
 *
 * <p>A claim that rests on nothing is INCONCLUSIVE: on a value that is empty or not a number, on no
 * observation, or without anything claimed about the value. For use by one thread.
 */
public final class Verdict {

  private final List<Claim<?>> claims = new ArrayList<>();

  /** Claims nothing yet. */
  public Verdict() {}

  /**
   * A claim about a number.
   *
   * @param what name of the number, for example {@code iterations}
   * @param value the number; NaN makes the claim INCONCLUSIVE
   * @return to be told what is claimed
   */
  public NumberClaim claim(String what, double value) {
    return claim(what, OptionalDouble.of(value));
  }

  /**
   * A claim about a number.
   *
   * @param what name of the number, for example {@code iterations}
   * @param value the number; beyond 2^53 it is rounded to a double
   * @return to be told what is claimed
   */
  public NumberClaim claim(String what, long value) {
    return claim(what, OptionalDouble.of((double) value));
  }

  /**
   * A claim about a number that may be missing.
   *
   * @param what name of the number, for example {@code page locality}
   * @param value the number; empty or NaN makes the claim INCONCLUSIVE
   * @return to be told what is claimed
   */
  public NumberClaim claim(String what, OptionalDouble value) {
    return added(new NumberClaim(what, value));
  }

  /**
   * A claim about a number that may be missing.
   *
   * @param what name of the number, for example {@code pages migrated}
   * @param value the number; empty makes the claim INCONCLUSIVE
   * @return to be told what is claimed
   */
  public NumberClaim claim(String what, OptionalLong value) {
    return claim(
        what,
        value.isPresent() ? OptionalDouble.of((double) value.getAsLong()) : OptionalDouble.empty());
  }

  /**
   * A claim about a number that may be missing.
   *
   * @param what name of the number, for example {@code CPU}
   * @param value the number; empty makes the claim INCONCLUSIVE
   * @return to be told what is claimed
   */
  public NumberClaim claim(String what, OptionalInt value) {
    return claim(
        what, value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty());
  }

  /**
   * A claim about a set.
   *
   * @param what name of the set, for example {@code CPUs used}
   * @param values its elements
   * @param <T> their type
   * @return to be told what is claimed
   */
  public <T> SetClaim<T> claim(String what, Set<T> values) {
    return added(new SetClaim<>(what, values));
  }

  /**
   * A claim that something is so.
   *
   * @param what it, for example {@code the weights are as before}
   * @param value whether it is so
   * @return to be told what is claimed
   */
  public TruthClaim claim(String what, boolean value) {
    return added(new TruthClaim(what, value));
  }

  private <C extends Claim<C>> C added(C claim) {
    claims.add(claim);
    return claim;
  }

  /**
   * What the claims come to.
   *
   * @return one check for each claim, in order
   */
  public AssertResult result() {
    return new AssertResult(claims.stream().map(Claim::judge).toList(), List.of());
  }
}
