package io.ktstr.junit.missing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * A directory of the class path.
 *
 * @param directory its path
 */
record DirectoryRoot(Path directory) implements ClassRoot {

  @Override
  public List<DeclaringClass> declaringClasses() {
    Visitor visitor = new Visitor();
    try {
      Files.walkFileTree(
          directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    visitor.found.sort(Comparator.comparing(DeclaringClass::name));
    return visitor.found;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    private final List<DeclaringClass> found = new ArrayList<>();

    /** Only packages can hold classes, and a class path may well begin at a whole project. */
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(directory) || isPackage(folder)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    private static boolean isPackage(Path folder) {
      String name = folder.getFileName().toString();
      return Character.isJavaIdentifierStart(name.codePointAt(0))
          && name.codePoints().allMatch(Character::isJavaIdentifierPart);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String place = directory.relativize(file).toString().replace(File.separatorChar, '/');
      if (place.endsWith(".class")) {
        try {
          ClassFileReader.read(place, Files.readAllBytes(file)).ifPresent(found::add);
        } catch (IOException e) {
          return visitFileFailed(file, e);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
