package io.ktstr.api;

import java.util.Optional;

/** A claim that something is so, or is not. */
public final class TruthClaim extends Claim<TruthClaim> {

  private final boolean value;

  TruthClaim(String what, boolean value) {
    super(what, String.valueOf(value), Optional.empty());
    this.value = value;
  }

  @Override
  TruthClaim self() {
    return this;
  }

  /**
   * Claims that it is so.
   *
   * @return this claim
   */
  public TruthClaim isTrue() {
    return condition("true", value);
  }

  /**
   * Claims that it is not so.
   *
   * @return this claim
   */
  public TruthClaim isFalse() {
    return condition("false", !value);
  }
}
