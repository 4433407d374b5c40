package io.ktstr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeMaskTest {

  static Stream<Arguments> vectors() {
    return Stream.of(
        arguments("", List.of(), 0),
        arguments("0", List.of(0x1L), 2),
        arguments("0,2", List.of(0x5L), 4),
        arguments("0-1", List.of(0x3L), 3),
        arguments("62", List.of(0x4000000000000000L), 64),
        arguments("63", List.of(0x8000000000000000L, 0x0L), 65),
        arguments("64", List.of(0x0L, 0x1L), 66),
        arguments("0,63-64", List.of(0x8000000000000001L, 0x1L), 66),
        arguments("1023", zerosThen(15, 0x8000000000000000L, 0x0L), 1025));
  }

  private static List<Long> zerosThen(int zeros, Long... words) {
    List<Long> all = new ArrayList<>(Collections.nCopies(zeros, 0L));
    all.addAll(List.of(words));
    return all;
  }

  @ParameterizedTest(name = "'{'{0}'}'")
  @MethodSource("vectors")
  void maskHoldsEachNodeAndOneSpareBit(String nodes, List<Long> words, int maxnode) {
    assertThat(NodeMask.of(ListFormat.parse(nodes))).isEqualTo(new NodeMask(words, maxnode));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 1024, Integer.MAX_VALUE})
  void nodeThatNoMachineHasIsRefused(int node) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NodeMask.of(Set.of(0, node)))
        .withMessageContainingAll("node id " + node, "1023");
  }

  @Test
  void wordsAreCopied() {
    List<Long> words = new ArrayList<>(List.of(1L));
    NodeMask mask = new NodeMask(words, 2);
    words.set(0, 2L);
    assertThat(mask.nodes()).containsExactly(0);
  }
}
