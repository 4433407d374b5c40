package io.ktstr.machine.guest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.ktstr.machine.guest.kernel.Extraction.Extracted;
import io.ktstr.machine.guest.kernel.Extraction.NotExtracted;
import io.ktstr.machine.guest.kernel.SampleBzImage.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BzImageTest {

  @TempDir Path directory;
  private Path target;

  @BeforeEach
  void chooseTarget() {
    target = directory.resolve("vmlinux");
  }

  @ParameterizedTest
  @EnumSource
  void extractsTheVmlinux(Compression compression) throws IOException {
    BzImage image = write(SampleBzImage.of("6.12.0", compression));

    KernelImage expected =
        new KernelImage(new KernelVersion("6.12.0"), target, KernelFormat.VMLINUX);
    assertThat(image.extract(target)).isEqualTo(new Extracted(expected));
    assertThat(target).hasBinaryContent(SampleElf.of("6.12.0").bytes());
    assertThat(KernelImage.of(target)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(names = "LZ4", mode = EnumSource.Mode.EXCLUDE)
  void ignoresWhatFollowsTheCompressedStream(Compression compression) throws IOException {
    byte[] payload = compression.payload(SampleElf.of("6.12.0").bytes());
    byte[] longer = Arrays.copyOf(payload, payload.length + 333);
    Arrays.fill(longer, payload.length, longer.length, (byte) 0x5a);

    assertThat(write(new SampleBzImage("6.12.0", longer)).extract(target))
        .isInstanceOf(Extracted.class);
    assertThat(target).hasSize(SampleElf.SIZE);
  }

  @Test
  void extractsAPayloadThatIsNotCompressed() throws IOException {
    byte[] elf = SampleElf.of("6.12.0").bytes();

    assertThat(write(new SampleBzImage("6.12.0", elf)).extract(target))
        .isInstanceOf(Extracted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "425a6839314159, BZIP2) cannot be unpacked: this compression is not supported",
    "5d00000004ffff, LZMA) cannot be unpacked: this compression is not supported",
    "894c5a4f000d0a, LZO) cannot be unpacked: this compression is not supported",
    "0123456789abcd, its payload is in no known format",
    "'', its payload is in no known format"
  })
  void saysWhatItCannotUnpack(String payload, String reason) throws IOException {
    assertNotExtracted(write(new SampleBzImage("6.1", HexFormat.of().parseHex(payload))))
        .contains(reason);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhenTheContentIsNoKernelThatBoots(Compression compression) throws IOException {
    assertNotExtracted(write(new SampleBzImage("6.1", compression.payload(new byte[5000]))))
        .isEqualTo("its payload does not unpack to an ELF file");

    byte[] noPvh = compression.payload(SampleElf.of("6.1").withoutPvh().bytes());
    assertNotExtracted(write(new SampleBzImage("6.1", noPvh)))
        .contains("without a PVH entry point");
  }

  @ParameterizedTest
  @EnumSource
  void stopsAtTheLimit(Compression compression) throws IOException {
    BzImage image = write(SampleBzImage.of("6.1", compression));

    assertThat(image.extract(target, SampleElf.SIZE)).isInstanceOf(Extracted.class);
    assertThat(image.extract(target, SampleElf.SIZE - 1))
        .isEqualTo(
            new NotExtracted("its payload (" + compression + ") unpacks to more than 39999 bytes"));
    assertThat(target).doesNotExist();
  }

  @Test
  void refusesAnXzDictionaryOfMoreThanAGigabyte() throws IOException {
    HexFormat hex = HexFormat.of();
    ByteBuffer payload = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    payload.put(hex.parseHex("fd377a585a00")).put(hex.parseHex("0001")).putInt(crc("0001"));
    payload.put(hex.parseHex("0200210125000000")).putInt(crc("0200210125000000"));

    assertNotExtracted(write(new SampleBzImage("6.1", payload.array())))
        .contains("XZ) cannot be unpacked: 1572968 KiB of memory would be needed");
  }

  @Test
  void refusesAZstdWindowOfTwoGigabytes() throws IOException {
    // Frame header without sizes, window 2^(10+21), one block of zeros, the last, 1 MiB long.
    byte[] payload = HexFormat.of().parseHex("28b52ffd00a8" + "03008000");

    assertNotExtracted(write(new SampleBzImage("6.1", payload)))
        .contains("ZSTD) cannot be unpacked: Frame requires too much memory");
  }

  private static int crc(String hexDigits) {
    CRC32 crc = new CRC32();
    crc.update(HexFormat.of().parseHex(hexDigits));
    return (int) crc.getValue();
  }

  @Test
  void noticesAnLz4StreamThatLostABlock() throws IOException {
    byte[] payload = Compression.LZ4.payload(SampleElf.of("6.1").bytes());
    payload[payload.length - 4]++;

    assertNotExtracted(write(new SampleBzImage("6.1", payload)))
        .contains("does not agree with the size in its last 4 bytes");
  }

  @Test
  void explainsATargetThatCannotBeWritten() throws IOException {
    BzImage image = write(SampleBzImage.of("6.1", Compression.GZIP));

    assertThatThrownBy(() -> image.extract(directory.resolve("none").resolve("vmlinux")))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining(
            "vmlinux cannot be written; no such file or directory; set ktstr.cache");
  }

  private AbstractStringAssert<?> assertNotExtracted(BzImage image) {
    AbstractStringAssert<?> reason =
        assertThat(image.extract(target))
            .isInstanceOfSatisfying(
                NotExtracted.class, not -> assertThat(not.reason()).isNotBlank())
            .extracting(extraction -> ((NotExtracted) extraction).reason())
            .asInstanceOf(STRING);
    assertThat(target).doesNotExist();
    return reason;
  }

  private BzImage write(SampleBzImage image) throws IOException {
    return new BzImage(Files.write(directory.resolve("bzImage"), image.bytes()));
  }
}
