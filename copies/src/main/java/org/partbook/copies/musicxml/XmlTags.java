package org.partbook.copies.musicxml;

import java.io.IOException;
import java.util.Optional;
import org.partbook.copies.file.Unfit;

/// The tags of an XML file, with their places. Whatever else there is (comments, CDATA sections,
/// processing instructions, the document type) is read over.
///
/// It takes well-formed XML for granted: [XmlCheck] looks at what comes of it.
final class XmlTags {
  private final XmlChars chars;

  /// What a tag does.
  enum Kind {
    START,
    END,
    /// Both, as `<identification/>`.
    EMPTY
  }

  /// A tag.
  ///
  /// @param slash where the slash of an empty element's tag is
  /// @param end the place behind it
  record Tag(Kind kind, String name, long slash, long end) {}

  XmlTags(XmlChars chars) {
    this.chars = chars;
  }

  /// The next one, if there is one.
  Optional<Tag> next() throws IOException, Unfit {
    for (int c = chars.read(); c >= 0; c = chars.read()) {
      if (c == '<') {
        int first = read();
        switch (first) {
          case '!' -> skipDeclaration();
          case '?' -> skipPast("?>");
          case '/' -> {
            return Optional.of(tag(Kind.END, read()));
          }
          default -> {
            return Optional.of(tag(Kind.START, first));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// The next one, where there must be one.
  Tag require() throws IOException, Unfit {
    return next().orElseThrow(XmlTags::cutShort);
  }

  /// Reads to the end of an element, and tells the place behind it.
  long skip(Tag start) throws IOException, Unfit {
    long end = start.end();
    for (int depth = start.kind() == Kind.EMPTY ? 0 : 1; depth > 0; ) {
      var tag = require();
      end = tag.end();
      depth +=
          switch (tag.kind()) {
            case START -> 1;
            case END -> -1;
            case EMPTY -> 0;
          };
    }
    return end;
  }

  private Tag tag(Kind kind, int first) throws IOException, Unfit {
    var name = new StringBuilder();
    int c = first;
    for (; c != '>' && c != '/' && !isSpace(c); c = read()) {
      name.append((char) c);
    }
    boolean empty = false;
    long slash = -1;
    for (; c != '>'; c = read()) {
      empty = c == '/';
      if (empty) {
        slash = chars.offset();
      } else if (c == '"' || c == '\'') {
        skipTo(c);
      }
    }
    return new Tag(empty ? Kind.EMPTY : kind, name.toString(), slash, chars.next());
  }

  private void skipDeclaration() throws IOException, Unfit {
    switch (read()) {
      case '-' -> {
        skipTo('-');
        skipPast("-->");
      }
      case '[' -> skipPast("]]>");
      default -> skipDocumentType();
    }
  }

  /// Its internal subset is in brackets, and has declarations, comments and instructions in it.
  private void skipDocumentType() throws IOException, Unfit {
    boolean subset = false;
    for (int c = read(); subset || c != '>'; c = read()) {
      switch (c) {
        case '"', '\'' -> skipTo(c);
        case '[' -> subset = true;
        case ']' -> subset = false;
        case '<' -> skipInSubset();
        default -> {}
      }
    }
  }

  private void skipInSubset() throws IOException, Unfit {
    int c = read();
    if (c == '?') {
      skipPast("?>");
    } else if (c == '!' && read() == '-') {
      skipTo('-');
      skipPast("-->");
    }
  }

  private void skipTo(int end) throws IOException, Unfit {
    while (read() != end) {
      // Nothing in between matters.
    }
  }

  private void skipPast(String end) throws IOException, Unfit {
    var last = new StringBuilder();
    while (!last.toString().equals(end)) {
      if (last.length() == end.length()) {
        last.deleteCharAt(0);
      }
      last.append((char) read());
    }
  }

  private int read() throws IOException, Unfit {
    int c = chars.read();
    if (c < 0) {
      throw cutShort();
    }
    return c;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static Unfit cutShort() {
    return new Unfit("is not well-formed MusicXML: it ends too early");
  }
}
