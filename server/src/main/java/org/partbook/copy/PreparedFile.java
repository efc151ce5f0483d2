package org.partbook.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/// The end of a prepared file: the description of what stands before it, its kind, its length, and
/// a few bytes that say that this is a prepared file at all.
///
/// @param description to be read according to `kind`
record PreparedFile(Kind kind, byte[] description) {
  private static final byte[] SIGN = "PBK1".getBytes(StandardCharsets.US_ASCII);
  private static final int FOOTER = Byte.BYTES + Integer.BYTES + SIGN.length;

  /// What was prepared. The order never changes.
  enum Kind {
    PDF,
    MUSICXML
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(description);
    var footer = ByteBuffer.allocate(FOOTER);
    footer.put((byte) kind.ordinal()).putInt(description.length).put(SIGN);
    out.write(footer.array());
  }

  static PreparedFile read(FileChannel file) throws IOException {
    var footer = bytes(file, file.size() - FOOTER, FOOTER);
    int kind = footer.get();
    int length = footer.getInt();
    var sign = new byte[SIGN.length];
    footer.get(sign);
    if (!java.util.Arrays.equals(sign, SIGN) || kind < 0 || kind >= Kind.values().length) {
      throw new IOException("not a prepared file");
    }
    return new PreparedFile(
        Kind.values()[kind], bytes(file, file.size() - FOOTER - length, length).array());
  }

  private static ByteBuffer bytes(FileChannel file, long from, int length) throws IOException {
    if (from < 0 || length < 0) {
      throw new IOException("not a prepared file");
    }
    var bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new IOException("a prepared file that is cut short");
      }
    }
    return bytes.flip();
  }
}
