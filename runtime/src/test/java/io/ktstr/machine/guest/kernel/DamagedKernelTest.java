package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ktstr.machine.guest.kernel.Extraction.Extracted;
import io.ktstr.machine.guest.kernel.SampleBzImage.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to a kernel file, the outcome is a value or a {@link KernelException}. */
class DamagedKernelTest {

  private static final int ROUNDS = 150;
  private static final long LIMIT = 4L * SampleElf.SIZE;
  private static final int HEADERS = 1200;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void truncatedBzImagesAreRefused(Compression compression) throws IOException {
    byte[] image = SampleBzImage.of("6.12.0", compression).bytes();
    Random random = new Random(11);
    for (int round = 0; round < ROUNDS; round++) {
      int length = random.nextInt(image.length - 15);
      assertThat(outcome(Arrays.copyOf(image, length))).isInstanceOf(KernelException.class);
    }
  }

  @Test
  void truncatedVmlinuxesAreRefused() throws IOException {
    byte[] elf = SampleElf.of("6.12.0").bytes();
    Random random = new Random(12);
    for (int round = 0; round < ROUNDS; round++) {
      int length = random.nextInt(elf.length);
      assertThat(outcome(Arrays.copyOf(elf, length))).isInstanceOf(KernelException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void flippedBitsInABzImageAreHarmless(Compression compression) throws IOException {
    byte[] image = SampleBzImage.of("6.12.0", compression).bytes();
    Random random = new Random(13);
    for (int round = 0; round < ROUNDS; round++) {
      assertHarmless(flipped(image, random, image.length));
      assertHarmless(flipped(image, random, HEADERS));
    }
  }

  @Test
  void flippedBitsInAVmlinuxAreHarmless() throws IOException {
    byte[] elf = SampleElf.of("6.12.0").bytes();
    Random random = new Random(14);
    for (int round = 0; round < ROUNDS; round++) {
      assertHarmless(flipped(elf, random, 200));
      assertHarmless(flipped(elf, random, elf.length));
    }
  }

  @Test
  void anyFlippedBitInTheNotesIsHarmless() throws IOException {
    byte[] elf = SampleElf.of("6.12.0").bytes();
    for (int bit = SampleElf.NOTES * 8; bit < elf.length * 8; bit++) {
      byte[] copy = elf.clone();
      copy[bit / 8] ^= (byte) (1 << bit % 8);
      assertHarmless(copy);
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomBytesBehindAMagicNumberAreHarmless(Compression compression) throws IOException {
    Random random = new Random(15);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] payload = compression.payload(new byte[100]);
      byte[] noise = new byte[3000];
      random.nextBytes(noise);
      System.arraycopy(payload, 0, noise, 0, 4 + random.nextInt(8));
      assertHarmless(new SampleBzImage("6.12.0", noise).bytes());
    }
  }

  private static byte[] flipped(byte[] original, Random random, int range) {
    byte[] copy = original.clone();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      copy[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private void assertHarmless(byte[] bytes) throws IOException {
    Object outcome = outcome(bytes);
    assertThat(outcome).isInstanceOfAny(KernelException.class, KernelImage.class, Extraction.class);
    Path target = directory.resolve("vmlinux");
    if (outcome instanceof Extracted) {
      assertThat(Files.size(target)).isLessThanOrEqualTo(LIMIT);
    } else {
      assertThat(target).doesNotExist();
    }
  }

  /**
   * What came out: a value, or the exception that is meant to. Any other exception fails the test.
   */
  private Object outcome(byte[] bytes) throws IOException {
    Path target = directory.resolve("vmlinux");
    Files.deleteIfExists(target);
    Path file = Files.write(directory.resolve("kernel"), bytes);
    try {
      KernelImage image = KernelImage.of(file);
      return image.format() == KernelFormat.BZIMAGE
          ? new BzImage(file).extract(target, LIMIT)
          : image;
    } catch (KernelException e) {
      return e;
    }
  }
}
