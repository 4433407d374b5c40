package io.ktstr.machine.guest.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ktstr.machine.MachineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real programs, built here, and files that are none. */
class ProgramFilesTest {

  @TempDir private Path folder;

  private Path compile(String name, String source, String... flags) throws Exception {
    Path code = Files.writeString(folder.resolve(name + ".c"), source);
    return new NativeCompiler(folder).compile(name, code, flags);
  }

  @Test
  void aProgramIsAccompaniedByItsLoaderAndItsLibraries() {
    Set<Path> files = ProgramFiles.of(Path.of("/bin/sh"));

    assertThat(files).contains(Path.of("/bin/sh")).allMatch(Files::isRegularFile);
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .anyMatch(name -> name.startsWith("ld-"))
        .anyMatch(name -> name.startsWith("libc.so"));
  }

  @Test
  void aLibraryForThisProcessorHasAPlainForm() {
    assertThat(ProgramFiles.plainForm(Path.of("/lib/glibc-hwcaps/x86-64-v3/liba.so.1")))
        .contains(Path.of("/lib/liba.so.1"));
    assertThat(ProgramFiles.plainForm(Path.of("/lib/liba.so.1"))).isEmpty();
    assertThat(ProgramFiles.plainForm(Path.of("/liba.so"))).isEmpty();
  }

  @Test
  void aStaticProgramIsAlone() throws Exception {
    Path program = compile("alone", "int main(void) { return 0; }", "-static");

    assertThat(ProgramFiles.of(program)).containsExactly(program);
  }

  @Test
  void aLibraryBesideTheProgramIsFoundAsItsLoaderFindsItAndMissedWhenItIsGone() throws Exception {
    Path library = compile("libown.so", "int own(void) { return 7; }", "-shared", "-fPIC");
    Path program =
        compile(
            "user",
            "int own(void); int main(void) { return own(); }",
            "-L" + folder,
            "-lown",
            "-Wl,-rpath,$ORIGIN");
    assertThat(ProgramFiles.of(program)).contains(library);

    Files.delete(library);

    assertThatThrownBy(() -> ProgramFiles.of(program))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("the program " + program)
        .hasMessageContaining("libown.so: cannot open shared object file")
        .hasMessageContaining("install what is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "not a program at all, but long enough to hold a header of 64 bytes"})
  void aFileThatIsNoProgramIsSaid(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), content);

    assertThatThrownBy(() -> ProgramFiles.of(file))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("it is not an ELF file");
  }

  @Test
  void aScriptIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("script"), "#!/bin/sh\nexit 0\n");

    assertThatThrownBy(() -> ProgramFiles.of(file))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("it is a script")
        .hasMessageContaining("hostOnly");
  }

  @Test
  void aProgramForAnotherProcessorIsSaid() throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("/bin/sh"));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(18, (short) 183);
    Path file = Files.write(folder.resolve("aarch64"), bytes);

    assertThatThrownBy(() -> ProgramFiles.of(file)).hasMessageContaining("another processor");
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 200})
  void aProgramThatIsCutShortIsSaid(int length) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("/bin/sh"));
    Path file = Files.write(folder.resolve("short"), java.util.Arrays.copyOf(bytes, length));

    assertThatThrownBy(() -> ProgramFiles.of(file)).hasMessageContaining("it is cut short");
  }

  @Test
  void aFolderAndNothingCannotBeRead() {
    assertThatThrownBy(() -> ProgramFiles.of(folder)).hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> ProgramFiles.of(folder.resolve("nothing")))
        .hasMessageContaining("cannot be read");
  }

  /** As the loaders of the GNU C library and of musl print them. */
  @Test
  void listsOfLibrariesAreRead() {
    LibraryList list =
        LibraryList.parse(
            Path.of("/bin/a"),
            """
            \tlinux-vdso.so.1 (0x00007ffd8a5f2000)
            \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1c8e400000)
            \tlib with blank.so => /opt/a b/lib with blank.so (0x00007f1c8e300000)
            \t/lib64/ld-linux-x86-64.so.2 (0x00007f1c8e6f5000)
            \tlibc.musl-x86_64.so.1 => /lib/ld-musl-x86_64.so.1 (0x7f2a5b0c4000)
            \tstatically linked
            """);

    assertThat(list.libraries())
        .containsExactly(
            Path.of("/lib/x86_64-linux-gnu/libc.so.6"),
            Path.of("/opt/a b/lib with blank.so"),
            Path.of("/lib64/ld-linux-x86-64.so.2"),
            Path.of("/lib/ld-musl-x86_64.so.1"));
  }
}
