package io.ktstr.machine.local;

import io.ktstr.machine.Errno;
import io.ktstr.machine.MachineException;
import io.ktstr.machine.MachineFiles;
import io.ktstr.machine.SystemCallException;
import io.ktstr.os.Os;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of this host. */
final class LocalFiles implements MachineFiles {

  private final Os os;

  LocalFiles(Os os) {
    this.os = os;
  }

  @Override
  public String read(String path) {
    return new String(os.readFile(path), StandardCharsets.UTF_8);
  }

  @Override
  public void write(String path, String text) {
    os.writeFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void makeDirectory(String path) {
    os.makeDirectory(path);
  }

  @Override
  public void removeDirectory(String path) {
    os.removeDirectory(path);
  }

  @Override
  public List<String> list(String path) {
    try (Stream<Path> entries = Files.list(Path.of(path))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException e) {
      throw new SystemCallException("list(\"" + path + "\")", Errno.ENOENT);
    } catch (IOException e) {
      throw new MachineException("the folder " + path + " cannot be listed (" + e + ")", e);
    }
  }
}
