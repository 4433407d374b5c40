package io.ktstr.api;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A claim about a set.
 *
 * @param <T> type of its elements
 */
public final class SetClaim<T> extends Claim<SetClaim<T>> {

  private final Set<T> values;

  SetClaim(String what, Set<T> values) {
    super(
        what, values.toString(), values.isEmpty() ? Optional.of("it is empty") : Optional.empty());
    this.values = new LinkedHashSet<>(values);
  }

  @Override
  SetClaim<T> self() {
    return this;
  }

  /**
   * Claims exactly these elements, in any order.
   *
   * @param expected the elements
   * @return this claim
   */
  public SetClaim<T> containsOnly(Collection<T> expected) {
    return condition("exactly " + expected, values.equals(new LinkedHashSet<>(expected)));
  }

  /**
   * Claims that there is nothing but some of these elements.
   *
   * @param allowed the elements that may be there
   * @return this claim
   */
  public SetClaim<T> subsetOf(Collection<T> allowed) {
    return condition("within " + allowed, allowed.containsAll(values));
  }
}
