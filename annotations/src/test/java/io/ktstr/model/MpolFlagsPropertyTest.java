package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.ModelDomain;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(ModelDomain.class)
class MpolFlagsPropertyTest {

  @Property
  void unionIsCommutativeAssociativeAndIdempotent(
      @ForAll MpolFlags a, @ForAll MpolFlags b, @ForAll MpolFlags c) {
    assertThat(a.union(b)).isEqualTo(b.union(a)).hasSameHashCodeAs(b.union(a));
    assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
    assertThat(a.union(a)).isEqualTo(a);
    assertThat(a.union(MpolFlags.NONE)).isEqualTo(a);
  }

  @Property
  void unionIsTheSmallestValueThatContainsBoth(
      @ForAll MpolFlags a, @ForAll MpolFlags b, @ForAll MpolFlags c) {
    assertThat(a.union(b).contains(a)).isTrue();
    assertThat(a.union(b).contains(b)).isTrue();
    assertThat(c.contains(a.union(b))).isEqualTo(c.contains(a) && c.contains(b));
  }
}
