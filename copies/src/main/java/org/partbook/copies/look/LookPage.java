package org.partbook.copies.look;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// A page in a file of a look inside.
///
/// @param from where its picture begins in the file
/// @param length in bytes
/// @param width in pixels
/// @param height in pixels
public record LookPage(
    Legible legible, boolean jpeg, int width, int height, long from, int length) {
  /// How much of a page can be read. Their names never change.
  public enum Legible {
    ALL,
    /// Its beginning, as it is the only page.
    PART,
    NONE
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeUTF(legible.name());
    out.writeBoolean(jpeg);
    out.writeInt(width);
    out.writeInt(height);
    out.writeLong(from);
    out.writeInt(length);
  }

  static LookPage read(DataInputStream in) throws IOException {
    return new LookPage(
        Legible.valueOf(in.readUTF()),
        in.readBoolean(),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readInt());
  }
}
