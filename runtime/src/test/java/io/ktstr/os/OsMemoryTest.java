package io.ktstr.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OsMemoryTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Os os = new Os();
  private final LibC libc = LibC.load();

  @Test
  void whatOneMappingWritesTheOtherReads() {
    int fd = os.sharedFile("ktstr-test", 8192);
    SharedMemory one = os.map(fd, 8192);
    SharedMemory other = os.map(fd, 8192);
    byte[] bytes = new byte[2048];
    new Random(2).nextBytes(bytes);

    one.write(6144, bytes);
    one.putInt(4, 0x80000001);

    assertThat(other.read(6144, 2048)).isEqualTo(bytes);
    assertThat(other.getInt(4)).isEqualTo(0x80000001);
    assertThat(other.read(4, 4)).containsExactly(1, 0, 0, 0x80);
    assertThat(other.size()).isEqualTo(8192);
    os.unmap(one);
    os.unmap(other);
    os.close(fd);
  }

  @Test
  void newSharedMemoryIsZero() {
    int fd = os.sharedFile("ktstr-test", 4096);
    SharedMemory memory = os.map(fd, 4096);

    assertThat(memory.read(0, 4096)).containsOnly(0);
    os.unmap(memory);
    os.close(fd);
  }

  @Test
  void descriptorsAreOutOfTheWayOfASpawnAndCloseOnExec() {
    List<Integer> descriptors =
        List.of(
            os.sharedFile("ktstr-test", 4096),
            os.eventCounter(),
            os.executableImage("ktstr-test", new byte[] {1}));

    assertThat(descriptors).allMatch(fd -> fd >= 10).allMatch(Descriptors::closesOnExec);
    descriptors.forEach(os::close);
  }

  @Test
  void impossibleSizeIsRefusedAndLeavesNothingOpen() {
    int before = Descriptors.ofFile("ktstr-impossible");

    assertThatThrownBy(() -> os.sharedFile("ktstr-impossible", -1))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("ftruncate(memfd \"ktstr-impossible\", -1)")
        .hasMessageContaining("EINVAL");
    assertThat(Descriptors.ofFile("ktstr-impossible")).isEqualTo(before);
  }

  @Test
  void mappingOfNoFileIsRefused() {
    assertThatThrownBy(() -> os.map(-1, 4096))
        .isInstanceOf(SystemCallException.class)
        .hasMessageContaining("mmap(NULL, 4096, MAP_SHARED)")
        .hasMessageContaining("EBADF");
  }

  @Test
  void rungBellEndsAPollAndDrainingSilencesIt() {
    int bell = os.eventCounter();
    byte[] one = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(1).array();
    libc.write(bell, one, one.length);
    libc.write(bell, one, one.length);

    os.poll(List.of(bell), LONG); // otherwise the test runs into its time limit
    assertThat(isReadable(bell)).isTrue();

    os.drain(bell);
    assertThat(isReadable(bell)).isFalse();
    os.drain(bell); // does not wait for anybody to ring
    os.close(bell);
  }

  /** Reading sets a counter to 0, so this rings again what was there. */
  private boolean isReadable(int bell) {
    jnr.ffi.Pointer buffer = jnr.ffi.Memory.allocateDirect(jnr.ffi.Runtime.getSystemRuntime(), 8);
    if (libc.read(bell, buffer, 8) < 0) {
      return false;
    }
    byte[] value = new byte[8];
    buffer.get(0, value, 0, 8);
    libc.write(bell, value, 8);
    return true;
  }

  @Test
  void pollOverSeveralDescriptorsSeesTheLastOne() {
    int silent = os.eventCounter();
    int rung = os.eventCounter();
    byte[] one = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(1).array();
    libc.write(rung, one, one.length);

    os.poll(List.of(silent, silent, rung), LONG); // otherwise the test runs into its time limit

    assertThat(isReadable(rung)).isTrue();
    os.close(silent);
    os.close(rung);
  }

  @Test
  void pollOfASilentBellEnds() {
    int bell = os.eventCounter();

    os.poll(List.of(bell), Duration.ZERO);

    assertThat(isReadable(bell)).isFalse();
    os.close(bell);
  }
}
