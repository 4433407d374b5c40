package io.ktstr.junit.missing;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether a compiled class declares tests. Reads the class file itself (JVMS 4), because
 * the annotation does not exist at run time and loading every class would be slow.
 */
final class ClassFileReader {

  private static final ByteBuffer ANNOTATION =
      StandardCharsets.US_ASCII.encode("Lio/ktstr/annotation/KtstrTest;").asReadOnlyBuffer();
  private static final int MAGIC = 0xCAFEBABE;
  private static final String SUFFIX = "KtstrTest";

  private final ByteBuffer file;
  private final ConstantPool constants;
  private final int wanted;
  private boolean declaresTests;

  private ClassFileReader(ByteBuffer file, ConstantPool constants, int wanted) {
    this.file = file;
    this.constants = constants;
    this.wanted = wanted;
  }

  /**
   * Reads a class.
   *
   * @param place path of the file below its root; a class is looked for there and nowhere else
   * @param bytes all of the file
   * @return the class; empty if it declares no tests, or if it is not the class of this place or
   *     not a class at all, so that it could not be loaded either
   */
  static Optional<DeclaringClass> read(String place, byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    try {
      if (file.getInt() != MAGIC) {
        return Optional.empty();
      }
      file.getInt();
      ConstantPool constants = ConstantPool.read(file);
      int annotation = constants.indexOf(ANNOTATION);
      return annotation == 0
          ? Optional.empty()
          : new ClassFileReader(file, constants, annotation).read(place);
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private Optional<DeclaringClass> read(String place) {
    u2();
    String name = constants.className(u2());
    u2();
    skip(2 * u2());
    members();
    declaresTests = false;
    members();
    if (!declaresTests || !place.equals(name + ".class")) {
      return Optional.empty();
    }
    return Optional.of(named(name, nesting()));
  }

  /** Fields or methods. */
  private void members() {
    for (int count = u2(); count > 0; count--) {
      skip(6);
      for (int attributes = u2(); attributes > 0; attributes--) {
        String attribute = constants.text(u2());
        int end = u4() + file.position();
        if (attribute.equals("RuntimeInvisibleAnnotations")) {
          annotations();
        }
        file.position(end);
      }
    }
  }

  private void annotations() {
    for (int count = u2(); count > 0; count--) {
      annotation();
    }
  }

  private void annotation() {
    declaresTests |= u2() == wanted;
    for (int pairs = u2(); pairs > 0; pairs--) {
      u2();
      value();
    }
  }

  private void value() {
    switch (file.get()) {
      case 'e' -> skip(4);
      case '@' -> annotation();
      case '[' -> {
        for (int count = u2(); count > 0; count--) {
          value();
        }
      }
      default -> skip(2);
    }
  }

  /** Nested classes, by name, from the attributes of the class. */
  private Map<String, Nesting> nesting() {
    Map<String, Nesting> nesting = new HashMap<>();
    for (int attributes = u2(); attributes > 0; attributes--) {
      String attribute = constants.text(u2());
      int end = u4() + file.position();
      if (attribute.equals("InnerClasses")) {
        for (int count = u2(); count > 0; count--) {
          nesting.put(constants.className(u2()), new Nesting(u2(), u2()));
          u2();
        }
      }
      file.position(end);
    }
    return nesting;
  }

  private DeclaringClass named(String name, Map<String, Nesting> nesting) {
    Deque<String> simpleNames = new ArrayDeque<>();
    String outer = name;
    for (Nesting step = nesting.get(outer); step != null; step = nesting.get(outer)) {
      if (step.outer() == 0) {
        return new DeclaringClass(name.replace('/', '.'), Optional.empty());
      }
      simpleNames.addFirst(constants.text(step.simpleName()));
      outer = constants.className(step.outer());
    }
    int slash = outer.lastIndexOf('/') + 1;
    simpleNames.addFirst(outer.substring(slash));
    String prefix = outer.substring(0, slash).replace('/', '.');
    return new DeclaringClass(
        prefix + String.join(".", simpleNames),
        Optional.of(prefix + String.join("_", simpleNames) + SUFFIX));
  }

  private int u2() {
    return Short.toUnsignedInt(file.getShort());
  }

  private int u4() {
    return file.getInt();
  }

  private void skip(int bytes) {
    file.position(file.position() + bytes);
  }

  /**
   * Where a nested class is.
   *
   * @param outer constant with the class around it; 0 for local classes
   * @param simpleName constant with its simple name
   */
  private record Nesting(int outer, int simpleName) {}
}
