package io.ktstr.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DescriptorSetTest {

  private final Os os = new Os();
  private final LibC libc = LibC.load();
  private final DescriptorSet set = os.descriptorSet();
  private final List<Integer> bells = Stream.generate(os::eventCounter).limit(3).toList();

  @AfterEach
  void closeAll() {
    bells.forEach(os::close);
    os.close(set.descriptor());
  }

  private void ring(int bell) {
    byte[] one = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(1).array();
    assertThat(libc.write(bell, one, one.length)).isEqualTo(one.length);
  }

  private boolean isReadable() {
    return os.awaitReadable(set.descriptor(), Duration.ZERO);
  }

  @Test
  void setCanBeReadWhileOneOfItsDescriptorsCan() {
    bells.forEach(set::add);
    assertThat(isReadable()).isFalse();

    ring(bells.get(2));

    assertThat(isReadable()).isTrue();
    assertThat(isReadable()).as("asking changes nothing").isTrue();
    os.drain(bells.get(2));
    assertThat(isReadable()).isFalse();
  }

  @Test
  void descriptorThatWasTakenOutDoesNotCount() {
    bells.forEach(set::add);
    ring(bells.get(0));

    set.remove(bells.get(0));

    assertThat(isReadable()).isFalse();
    ring(bells.get(1));
    assertThat(isReadable()).isTrue();
  }

  @Test
  void descriptorsThatDoNotFitAreRefused() {
    set.add(bells.get(0));

    assertThatThrownBy(() -> set.add(bells.get(0)))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("epoll_ctl(EPOLL_CTL_ADD, " + bells.get(0) + ")")
        .hasMessageContaining("EEXIST");
    assertThatThrownBy(() -> set.remove(bells.get(1)))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("epoll_ctl(EPOLL_CTL_DEL, " + bells.get(1) + ")")
        .hasMessageContaining("ENOENT");
  }

  @Test
  void setClosesOnExec() {
    assertThat(Descriptors.closesOnExec(set.descriptor())).isTrue();
  }
}
