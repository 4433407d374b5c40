package io.ktstr.junit.missing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The constants of a class file (JVMS 4.4), as far as names are concerned. */
final class ConstantPool {

  private static final int UTF8 = 1;

  private final ByteBuffer file;
  private final int[] places;

  private ConstantPool(ByteBuffer file, int[] places) {
    this.file = file;
    this.places = places;
  }

  /** Reads the pool at the position of the buffer, which is behind it afterwards. */
  static ConstantPool read(ByteBuffer file) {
    int[] places = new int[Short.toUnsignedInt(file.getShort())];
    for (int index = 1; index < places.length; index++) {
      int tag = file.get();
      places[index] = file.position();
      file.position(file.position() + size(tag, file));
      if (tag == 5 || tag == 6) {
        index++;
      }
    }
    return new ConstantPool(file, places);
  }

  private static int size(int tag, ByteBuffer file) {
    return switch (tag) {
      case UTF8 -> 2 + Short.toUnsignedInt(file.getShort(file.position()));
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 5, 6 -> 8;
      default -> throw new IllegalArgumentException("constant with the unknown tag " + tag);
    };
  }

  /** The index of a text of ASCII characters; 0, which no constant has, if it is not there. */
  int indexOf(ByteBuffer text) {
    for (int index = 1; index < places.length; index++) {
      int place = places[index];
      if (place > 0
          && file.get(place - 1) == UTF8
          && Short.toUnsignedInt(file.getShort(place)) == text.limit()
          && file.slice(place + 2, text.limit()).equals(text)) {
        return index;
      }
    }
    return 0;
  }

  String text(int index) {
    int place = places[index];
    byte[] modifiedUtf8 = new byte[2 + Short.toUnsignedInt(file.getShort(place))];
    file.get(place, modifiedUtf8);
    try {
      return new DataInputStream(new ByteArrayInputStream(modifiedUtf8)).readUTF();
    } catch (IOException e) {
      throw new IllegalArgumentException("constant " + index + " is no text", e);
    }
  }

  /** The name of a class, with slashes. */
  String className(int index) {
    return text(Short.toUnsignedInt(file.getShort(places[index])));
  }
}
