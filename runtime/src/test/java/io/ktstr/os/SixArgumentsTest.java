package io.ktstr.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import org.junit.jupiter.api.Test;

/**
 * jnr-ffi 2.3.4 hands a wrong sixth argument over when all six are primitive integers: no binding
 * may be like that.
 */
class SixArgumentsTest {

  private static final int PAGE = 4096;
  private static final int PROT_READ = 1;
  private static final int MAP_SHARED = 1;
  private static final int MAP_FIXED = 0x10;

  private final Os os = new Os();
  private final LibC libc = LibC.load();
  private final Runtime runtime = Runtime.getRuntime(libc);

  /** Page number 0 starts with 1, page number 1 with 2 and so on. */
  private int numberedPages(int count) {
    int fd = os.sharedFile("ktstr-pages", (long) count * PAGE);
    SharedMemory memory = os.map(fd, (long) count * PAGE);
    for (int page = 0; page < count; page++) {
      memory.putInt((long) page * PAGE, page + 1);
    }
    os.unmap(memory);
    return fd;
  }

  @Test
  void allSixArgumentsOfASystemCallArrive() {
    int fd = numberedPages(4);
    long room = mmap(0, 4 * PAGE, 0, MAP_SHARED, fd, 0);
    long wanted = room + PAGE;

    long address = mmap(wanted, 2 * PAGE, PROT_READ, MAP_SHARED | MAP_FIXED, fd, 2 * PAGE);

    assertThat(address).as("the first argument").isEqualTo(wanted);
    assertThat(at(address).getInt(0)).as("page at the sixth argument").isEqualTo(3);
    assertThat(at(address).getInt(PAGE)).isEqualTo(4);
    libc.munmap(at(room), 4 * PAGE);
    os.close(fd);
  }

  private long mmap(long address, long length, int protection, int flags, int fd, long offset) {
    long number = System.getProperty("os.arch").equals("aarch64") ? 222 : 9;
    return libc.syscall(number, address, length, protection, flags, fd, offset);
  }

  private Pointer at(long address) {
    return Pointer.wrap(runtime, address);
  }

  @Test
  void theSixthArgumentOfTheBoundMmapArrives() {
    int fd = numberedPages(4);

    Pointer memory = libc.mmap(null, PAGE, PROT_READ, MAP_SHARED, fd, 3 * PAGE);

    assertThat(memory.getInt(0)).isEqualTo(4);
    libc.munmap(memory, PAGE);
    os.close(fd);
  }

  @Test
  void noBindingHasExactlySixPrimitiveParameters() {
    assertThat(LibC.class.getMethods())
        .isNotEmpty()
        .noneMatch(
            method ->
                method.getParameterCount() == 6
                    && Arrays.stream(method.getParameterTypes()).allMatch(Class::isPrimitive));
  }

  @Test
  void systemCallsAreDeclaredWithSevenLongs() throws NoSuchMethodException {
    Method[] calls =
        Arrays.stream(LibC.class.getMethods())
            .filter(method -> method.getName().equals("syscall"))
            .toArray(Method[]::new);

    assertThat(calls).hasSize(1);
    assertThat(calls[0].getParameterTypes()).hasSize(7).containsOnly(long.class);
  }
}
