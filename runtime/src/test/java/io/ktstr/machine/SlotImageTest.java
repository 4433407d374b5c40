package io.ktstr.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SlotImageTest {

  private static final byte[] BEGINNING = {1, 2, 3};

  @Test
  void whatFollowsTheBeginningIsZero() {
    SlotImage slot = SlotImage.beginningWith(BEGINNING);

    assertThat(slot.bytes()).isEqualTo(Arrays.copyOf(BEGINNING, SlotImage.SIZE));
    assertThat(slot.request()).isEqualTo(Arrays.copyOf(BEGINNING, SlotImage.REQUEST_SIZE));
  }

  @Test
  void slotsWithTheSameBytesAreEqualHoweverTheyWereMade() {
    SlotImage whole = new SlotImage(Arrays.copyOf(BEGINNING, SlotImage.SIZE));

    assertThat(SlotImage.beginningWith(BEGINNING)).isEqualTo(whole).hasSameHashCodeAs(whole);
    assertThat(SlotImage.beginningWith(new byte[] {1, 2})).isNotEqualTo(whole);
  }

  @Test
  void laterChangesOfTheArraysDoNotReachTheSlot() {
    byte[] bytes = BEGINNING.clone();
    SlotImage slot = SlotImage.beginningWith(bytes);

    bytes[0] = 9;
    slot.bytes()[1] = 9;
    slot.request()[2] = 9;

    assertThat(slot).isEqualTo(SlotImage.beginningWith(BEGINNING));
  }

  @Test
  void otherSizesAreRefused() {
    assertThatThrownBy(() -> new SlotImage(new byte[SlotImage.SIZE - 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a slot has " + SlotImage.SIZE + " bytes, not");
    assertThatThrownBy(() -> SlotImage.beginningWith(new byte[SlotImage.SIZE + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than a slot has");
  }
}
