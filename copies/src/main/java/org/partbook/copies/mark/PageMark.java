package org.partbook.copies.mark;

import java.util.HexFormat;
import java.util.Optional;
import org.partbook.copies.file.Digest;
import org.partbook.copies.licence.CopyCode;

/// The code as a page's private data: its sixteen characters, and four hexadecimal digits of their
/// SHA-256, so that a mangled code is noticed.
public final class PageMark {
  /// In ASCII, and nothing in it needs escaping in a PDF's string.
  public static final int LENGTH = 20;

  private static final int CHECK = 4;
  private static final int CODE = LENGTH - CHECK;

  private PageMark() {}

  /// The text for the pages of the copy with this code.
  public static String of(CopyCode code) {
    var compact = code.compact();
    var digest = Digest.of(compact);
    return compact + HexFormat.of().formatHex(digest, 0, CHECK / 2);
  }

  /// The code, if this is one of our texts.
  public static Optional<CopyCode> read(String text) {
    return text.length() == LENGTH
        ? CopyCode.parse(text.substring(0, CODE)).filter(code -> of(code).equals(text))
        : Optional.empty();
  }
}
