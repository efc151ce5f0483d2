package org.partbook.copies.musicxml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import org.partbook.copies.file.Unfit;

/// The characters of an XML file, each with the place of its first byte. Java's readers of XML know
/// the place of a character only roughly, and in some encodings not at all.
final class XmlChars {
  private static final int BUFFER = 8 * 1024;

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(2);

  /// Of the buffer's first byte.
  private long place;

  private long offset;
  private boolean ended;
  private int lowSurrogate = -1;

  XmlChars(InputStream in, XmlEncoding encoding) throws IOException {
    this.in = in;
    this.charset = encoding.charset();
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    in.skipNBytes(encoding.markLength());
    place = encoding.markLength();
    offset = place;
  }

  /// The next UTF-16 unit, or -1 at the end.
  int read() throws IOException, Unfit {
    if (lowSurrogate >= 0) {
      int low = lowSurrogate;
      lowSurrogate = -1;
      return low;
    }
    offset = place + bytes.position();
    chars.clear().limit(1);
    while (chars.position() == 0) {
      var result = decoder.decode(bytes, chars, ended);
      if (result.isError()) {
        throw new Unfit("is not well-formed MusicXML: byte " + offset + " is not " + charset);
      }
      if (chars.position() == 0 && result.isOverflow()) {
        chars.limit(2);
      } else if (chars.position() == 0 && !fill()) {
        return -1;
      }
    }
    if (chars.position() == 2) {
      lowSurrogate = chars.get(1);
    }
    return chars.get(0);
  }

  /// Where the character that was read last begins.
  long offset() {
    return offset;
  }

  /// Where the next one begins.
  long next() {
    return place + bytes.position();
  }

  /// Whether there is more to decode.
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    place += bytes.position();
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = read < 0;
    bytes.position(bytes.position() + Math.max(read, 0)).flip();
    return true;
  }
}
