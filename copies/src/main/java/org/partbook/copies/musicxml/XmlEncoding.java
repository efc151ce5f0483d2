package org.partbook.copies.musicxml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;
import org.partbook.copies.file.Unfit;

/// How an XML file is encoded, as its first bytes tell (XML 1.0, appendix F).
///
/// @param charset one that puts nothing in front of what it encodes
/// @param markLength how many bytes the byte order mark takes
record XmlEncoding(Charset charset, int markLength) {
  private static final int TELLING = 1024;

  private static final Pattern DECLARATION =
      Pattern.compile(
          "<\\?xml\\s+version\\s*=\\s*(?:'[^']*'|\"[^\"]*\")"
              + "\\s+encoding\\s*=\\s*['\"]([A-Za-z][A-Za-z0-9._:-]*)['\"]");

  /// Of a file from its beginning, of which some bytes are read.
  static XmlEncoding read(InputStream in) throws IOException, Unfit {
    return of(in.readNBytes(TELLING));
  }

  /// The same, of a stream that can be set back, and is.
  static XmlEncoding peek(InputStream in) throws IOException, Unfit {
    in.mark(TELLING);
    var start = in.readNBytes(TELLING);
    in.reset();
    return of(start);
  }

  private static XmlEncoding of(byte[] bytes) throws Unfit {
    var start = new String(bytes, StandardCharsets.ISO_8859_1);
    if (start.startsWith("þÿ")) {
      return new XmlEncoding(StandardCharsets.UTF_16BE, 2);
    }
    if (start.startsWith("ÿþ") && !start.startsWith("\0\0", 2)) {
      return new XmlEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (start.startsWith("ï»¿")) {
      return new XmlEncoding(StandardCharsets.UTF_8, 3);
    }
    if (start.startsWith("\0<\0")) {
      return new XmlEncoding(StandardCharsets.UTF_16BE, 0);
    }
    if (start.startsWith("<\0") && !start.startsWith("\0\0", 2)) {
      return new XmlEncoding(StandardCharsets.UTF_16LE, 0);
    }
    var declared = DECLARATION.matcher(start);
    return new XmlEncoding(
        declared.lookingAt() ? charset(declared.group(1)) : StandardCharsets.UTF_8, 0);
  }

  /// The charset of a file that was read as ASCII so far, so it must be one of those that agree
  /// with ASCII. A file that says UTF-16 can't be that any more: some program has written it anew
  /// in UTF-8 and kept its first line. The bytes decide.
  private static Charset charset(String name) throws Unfit {
    var probe = "<?xml-/!> \"&;#09";
    try {
      var charset = Charset.forName(name);
      if (charset.canEncode()
          && probe.equals(new String(probe.getBytes(charset), StandardCharsets.US_ASCII))) {
        return charset;
      }
      if (charset.name().contains("UTF-")) {
        return StandardCharsets.UTF_8;
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw unknown(name);
    }
    throw unknown(name);
  }

  private static Unfit unknown(String name) {
    return new Unfit("is in an encoding that isn't supported: " + name);
  }
}
