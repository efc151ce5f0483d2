package org.partbook.copies.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.partbook.copies.file.Regions;

/// The end of a prepared file: the description of what stands before it, its kind, its length, and
/// a few bytes that say that this is a prepared file at all.
///
/// @param description to be read according to `kind`
// Nobody compares these, and nobody changes the arrays.
@SuppressWarnings("ArrayRecordComponent")
public record PreparedFile(Kind kind, byte[] description) {
  private static final byte[] SIGN = "PBK1".getBytes(StandardCharsets.US_ASCII);
  private static final int FOOTER = Byte.BYTES + Integer.BYTES + SIGN.length;

  /// What was prepared. The codes never change.
  public enum Kind {
    /// In the first form.
    PDF(0),
    MUSICXML(1),
    PAGES(2),
    /// A compressed score, its XML compressed as well. Until there was this one, it was a
    /// [#MUSICXML] that isn't.
    PACKED_MUSICXML(3),
    /// A PDF of which is known what is free along the edges of its pages.
    PDF_WITH_ROOMS(4),
    /// A look inside.
    LOOK(5);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    static Kind of(byte code) throws IOException {
      for (var kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IOException("a prepared file of an unknown kind: " + code);
    }
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(description);
    var footer = ByteBuffer.allocate(FOOTER);
    footer.put(kind.code).putInt(description.length).put(SIGN);
    out.write(footer.array());
  }

  public static PreparedFile read(Regions file) throws IOException {
    var footer = bytes(file, file.length() - FOOTER, FOOTER);
    byte kind = footer.get();
    int length = footer.getInt();
    var sign = new byte[SIGN.length];
    footer.get(sign);
    if (!Arrays.equals(sign, SIGN)) {
      throw new IOException("not a prepared file");
    }
    return new PreparedFile(
        Kind.of(kind), bytes(file, file.length() - FOOTER - length, length).array());
  }

  private static ByteBuffer bytes(Regions file, long from, int length) throws IOException {
    if (from < 0 || length < 0) {
      throw new IOException("not a prepared file");
    }
    try (var in = file.open(from, length)) {
      var bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new IOException("a prepared file that is cut short");
      }
      return ByteBuffer.wrap(bytes);
    }
  }
}
