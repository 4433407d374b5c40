package io.ktstr.worker;

import io.ktstr.model.NodeMask;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sets of nodes and CPUs as a slot has them: 16 words, the lowest first. */
final class SlotMasks {

  private SlotMasks() {}

  static Set<Integer> read(ByteBuffer slot, int offset) {
    List<Long> words = new ArrayList<>();
    for (int i = 0; i < SlotLayout.MASK_WORDS; i++) {
      words.add(slot.getLong(offset + i * Long.BYTES));
    }
    return new NodeMask(words, SlotLayout.MASK_WORDS * Long.SIZE + 1).nodes();
  }

  /** The highest id needs 16 words; the spare word that maxnode may ask for is always 0. */
  static void write(ByteBuffer slot, int offset, NodeMask mask) {
    int words = Math.min(mask.words().size(), SlotLayout.MASK_WORDS);
    for (int i = 0; i < words; i++) {
      slot.putLong(offset + i * Long.BYTES, mask.words().get(i));
    }
  }
}
