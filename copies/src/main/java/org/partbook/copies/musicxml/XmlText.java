package org.partbook.copies.musicxml;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/// Text as it may stand between two tags, in whatever encoding the file has.
public final class XmlText {
  private static final int REPLACEMENT = 0xfffd;

  /// Line ends in XML 1.1, which would be read as something else than they are.
  private static final int LINE_SEPARATOR = 0x2028;

  private XmlText() {}

  /// A text between two tags, so that it reads as what it is.
  ///
  /// @param opening tags, in ASCII
  /// @param closing tags, in ASCII
  public static byte[] encoded(String opening, String text, String closing, Charset charset) {
    var encoder = charset.newEncoder();
    var escaped = new StringBuilder(opening);
    text.codePoints().forEach(c -> append(escaped, allowed(c), encoder));
    return escaped.append(closing).toString().getBytes(charset);
  }

  /// What comes out when it is read.
  static String shown(String text) {
    var shown = new StringBuilder();
    text.codePoints().forEach(c -> shown.appendCodePoint(allowed(c)));
    return shown.toString();
  }

  /// What XML can't hold, or would change, gives way.
  private static int allowed(int c) {
    if (Character.isISOControl(c) || c == LINE_SEPARATOR) {
      return ' ';
    }
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return surrogate || c == 0xfffe || c == 0xffff ? REPLACEMENT : c;
  }

  private static void append(StringBuilder escaped, int c, CharsetEncoder encoder) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      default -> {
        var character = Character.toString(c);
        if (encoder.canEncode(character)) {
          escaped.append(character);
        } else {
          escaped.append("&#").append(c).append(';');
        }
      }
    }
  }
}
