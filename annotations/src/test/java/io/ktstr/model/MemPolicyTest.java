package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ktstr.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemPolicyTest {

  static Stream<Function<Set<Integer>, MemPolicy>> nodeSetFactories() {
    return Stream.of(
        MemPolicy::bind,
        MemPolicy::interleave,
        MemPolicy::preferredMany,
        MemPolicy::weightedInterleave);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "default                 | ''    | false",
        "local                   | ''    | false",
        "bind:0,2                | 0,2   | true",
        "preferred:1             | 1     | true",
        "interleave:0-1,3        | 0-1,3 | true",
        "preferred-many:0,2      | 0,2   | true",
        "weighted-interleave:1,3 | 1,3   | true",
        "bind:                   | ''    | true",
      })
  void nodeSetIsWhatThePolicyNames(String policy, String nodes, boolean takesNodes) {
    MemPolicy value = Texts.policy(policy);
    assertThat(value.nodeSet()).isEqualTo(ListFormat.parse(nodes));
    assertThat(value.takesNodes()).isEqualTo(takesNodes);
    assertThat(value).hasToString(policy);
  }

  @Test
  void factoriesTakeIdsInAnyForm() {
    List<Integer> ids = List.of(2, 0, 2);
    assertThat(MemPolicy.bind(2, 0, 2))
        .isEqualTo(MemPolicy.bind(IntStream.of(2, 0, 2)))
        .isEqualTo(MemPolicy.bind(ids));
    assertThat(MemPolicy.interleave(2, 0, 2))
        .isEqualTo(MemPolicy.interleave(IntStream.of(2, 0, 2)))
        .isEqualTo(MemPolicy.interleave(ids));
    assertThat(MemPolicy.preferredMany(2, 0, 2))
        .isEqualTo(MemPolicy.preferredMany(IntStream.of(2, 0, 2)))
        .isEqualTo(MemPolicy.preferredMany(ids));
    assertThat(MemPolicy.weightedInterleave(2, 0, 2))
        .isEqualTo(MemPolicy.weightedInterleave(IntStream.of(2, 0, 2)))
        .isEqualTo(MemPolicy.weightedInterleave(ids));
  }

  @ParameterizedTest
  @MethodSource("nodeSetFactories")
  void nodeSetIsAscendingWithoutDuplicatesAndImmutable(Function<Set<Integer>, MemPolicy> factory) {
    Set<Integer> source = new HashSet<>(List.of(64, 2, 33));
    MemPolicy policy = factory.apply(source);
    source.clear();
    assertThat(policy.nodeSet()).containsExactly(2, 33, 64);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> policy.nodeSet().add(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 1024, Integer.MAX_VALUE})
  void nodeThatNoMachineHasIsRefused(int node) {
    nodeSetFactories()
        .forEach(
            factory ->
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> factory.apply(Set.of(node)))
                    .withMessageContainingAll("node id " + node, "0 to 1023"));
    assertThatIllegalArgumentException().isThrownBy(() -> MemPolicy.preferred(node));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemPolicy.weightedInterleave(Map.of(node, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemPolicy.WeightedInterleave(Set.of(0), Map.of(node, 1)));
  }

  @Test
  void highestNodeIsAccepted() {
    assertThat(MemPolicy.preferred(1023).nodeSet()).containsExactly(1023);
  }

  @Test
  void weightsNameTheNodesAndAreCopied() {
    Map<Integer, Integer> source = new HashMap<>(Map.of(1, 1, 0, 3));
    MemPolicy policy = MemPolicy.weightedInterleave(source);
    source.clear();
    assertThat(policy)
        .isEqualTo(new MemPolicy.WeightedInterleave(Set.of(0, 1), Map.of(0, 3, 1, 1)))
        .hasToString("weighted-interleave:0-1 weights {0=3, 1=1}");
    assertThat(policy.nodeSet()).containsExactly(0, 1);
  }

  @Test
  void weightsOfTheMachineAreNotTheSameAsNone() {
    assertThat(MemPolicy.weightedInterleave(0))
        .isNotEqualTo(MemPolicy.weightedInterleave(Map.of(0, 1)));
  }
}
